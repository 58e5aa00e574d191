/* plural.c: reads a rule from left to right and says if a number meets it. */
#include "model/plural.h"

#include "load/bind.h"

static const char *const categories[] = {"zero", "one", "two", "few", "many", "other"};
enum { CATEGORIES = sizeof categories / sizeof *categories };

/* A number as the rules see it: "1.50" has i 1, v 2, f 50, w 1, t 5. */
struct operands {
    uint64_t i; /* the whole part */
    uint64_t f, t; /* the digits behind the point, with and without zeros at the end */
    int v, w;   /* how many they are */
};

struct rule_reader {
    struct str s;
    size_t at;
    struct operands number;
    bool good;
};

/* Digits beyond this are not read: sums stay far from overflow, and no plural depends on them. */
enum { DIGITS_MAX = 15 };

static struct operands operands_of(struct str s)
{
    struct operands o = {0};
    size_t i = 0;
    for (int n = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && n < DIGITS_MAX; i++, n++)
        o.i = 10 * o.i + (uint64_t)(s.p[i] - '0');
    if (i + 1 >= s.n || s.p[i] != '.')
        return o;
    for (i++; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && o.v < DIGITS_MAX; i++) {
        o.f = 10 * o.f + (uint64_t)(s.p[i] - '0');
        o.v++;
    }
    o.t = o.f;
    o.w = o.f ? o.v : 0;
    for (; o.t && o.t % 10 == 0; o.w--)
        o.t /= 10;
    return o;
}

static void skip_blanks(struct rule_reader *r)
{
    while (r->at < r->s.n && r->s.p[r->at] == ' ')
        r->at++;
}

static bool take(struct rule_reader *r, const char *sign)
{
    skip_blanks(r);
    if (!str_starts(str_sub(r->s, r->at, r->s.n), str_of(sign)))
        return false;
    r->at += strlen(sign);
    return true;
}

static uint64_t value(struct rule_reader *r)
{
    uint64_t v = 0;
    int n = 0;
    skip_blanks(r);
    for (; r->at < r->s.n && r->s.p[r->at] >= '0' && r->s.p[r->at] <= '9' && n < DIGITS_MAX; n++)
        v = 10 * v + (uint64_t)(r->s.p[r->at++] - '0');
    r->good &= n > 0;
    return v;
}

/* "n % 10 = 2..4,6" */
static bool relation(struct rule_reader *r)
{
    const struct operands *o = &r->number;
    skip_blanks(r);
    char name = r->at < r->s.n ? r->s.p[r->at++] : ' ';
    bool whole = name != 'n' || o->t == 0; /* a fraction equals no whole number */
    uint64_t left = name == 'n' || name == 'i' ? o->i
                    : name == 'v'              ? (uint64_t)o->v
                    : name == 'w'              ? (uint64_t)o->w
                    : name == 'f'              ? o->f
                    : name == 't'              ? o->t
                                               : 0;
    r->good &= strchr("nivwftce", name) != NULL; /* c and e: the exponent in "1.2M", always 0 here */
    if (take(r, "%")) {
        uint64_t by = value(r);
        r->good &= by > 0;
        left = by ? left % by : 0;
    }
    bool other = take(r, "!=");
    r->good &= other || take(r, "=");
    bool found = false;
    do {
        uint64_t from = value(r), to = take(r, "..") ? value(r) : from;
        found |= whole && left >= from && left <= to;
    } while (r->good && take(r, ","));
    return found != other;
}

static bool meets(struct rule_reader *r)
{
    bool any = false;
    do {
        bool all = true;
        do
            all &= relation(r);
        while (r->good && take(r, "and "));
        any |= all;
    } while (r->good && take(r, "or "));
    skip_blanks(r);
    r->good &= r->at == r->s.n || r->s.p[r->at] == '@'; /* CLDR's examples follow */
    return any && r->good;
}

bool plural_is_rule(struct str rule)
{
    struct rule_reader r = {.s = rule, .good = true};
    meets(&r);
    return r.good;
}

bool plural_holds(struct str rule, struct str number)
{
    struct rule_reader r = {.s = rule, .number = operands_of(number), .good = true};
    return meets(&r);
}

bool plural_is_category(struct str name)
{
    for (size_t i = 0; i < CATEGORIES; i++)
        if (str_eq(name, str_of(categories[i])))
            return true;
    return false;
}

struct str plural_category(const struct node *rules, struct str number)
{
    for (size_t i = 0; rules && i < rules->pairs.n; i++)
        if (plural_holds(rules->pairs.at[i].value->text, number))
            return rules->pairs.at[i].key;
    return STR("other");
}

struct str plural_form(const struct node *rules, const struct node *forms, struct str number)
{
    if (!forms || forms->kind != NODE_MAP)
        return forms ? forms->text : (struct str){0};
    const struct node *form = node_find(forms, plural_category(rules, number));
    if (!form)
        form = node_find(forms, STR("other"));
    return form ? form->text : (struct str){0};
}

bool plural_check_rules(struct binder *b, const struct node *rules, const char *what)
{
    bool good = true;
    for (size_t i = 0; rules && i < rules->pairs.n; i++) {
        const struct pair *p = &rules->pairs.at[i];
        if (!plural_is_category(p->key)) {
            diag_report(b->d, DIAG_CODE_BAD_VALUE, p->pos, what, STRF(p->key),
                        "a category of numbers: zero, one, two, few, many or other");
            good = false;
        } else if (p->value->kind != NODE_SCALAR || !plural_is_rule(p->value->text)) {
            diag_report(b->d, DIAG_CODE_BAD_VALUE, p->value->pos, what, STRF(p->value->text),
                        "a rule of plurals, such as \"n % 10 = 1 and n % 100 != 11\"");
            good = false;
        }
    }
    if (rules && rules->kind != NODE_MAP && rules->kind != NODE_NULL) {
        bind_wrong(b, rules, what, "a mapping of categories to rules");
        good = false;
    }
    return good;
}
