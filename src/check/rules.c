/* rules.c: all rules of `cvtex check`: name, what it says, function; and the walk that calls them. */
#include "check/check.h"
#include "model/works.h"

static void works(const struct check *c)
{
    enum { YEAR = 31556952 }; /* [s] a mean Gregorian year */
    works_check(c->a, c->d, c->content->cv, 1970 + (int)(c->now / YEAR));
}

static void links(const struct check *c)
{
    inline_check(&c->content->inliner);
}

static void marks(const struct check *c)
{
    content_check_marks(c->a, c->d, c->content);
}

/* A rule looks at each text, at each key, at each section or at the whole. One without a function is
 * told by the function of the rule before it. */
struct check_rule {
    enum diag_code code;
    const char *says;
    void (*text)(const struct check *, const struct check_text *);
    void (*key)(const struct check *, const struct pair *);
    void (*section)(const struct check *, const struct section *);
    void (*whole)(const struct check *);
};

#define RULE(code, says, of, function) {DIAG_CODE_LINT_##code, says, .of = function}
static const struct check_rule rules[] = {
    RULE(PLACEHOLDER, "Words of a template that were left: Lorem ipsum, TODO, \"Company Name\", 20XX.", text,
         check_placeholder),
    RULE(EXAMPLE, "Addresses, phone numbers and ORCID iDs that belong to nobody: example.com, 555-0100.", text,
         check_example),
    RULE(EMAIL, "What cannot be an email address, or has a slip in its domain: gmial.com.", text, check_email),
    RULE(URL, "What cannot be a web address: blanks, `https://https://`, no dot, a stop at the end.", text,
         check_url),
    RULE(PHONE, "What cannot be a phone number: too few or too many digits, a letter O, a bracket alone.", text,
         check_phone),
    RULE(ENCODING, "Letters of UTF-8 that some program read as Latin-1: RÃ©sumÃ©.", text, check_encoding),
    RULE(SPACED, "Words with a blank between their letters: programs read the letters, not the word.", text,
         check_spaced),
    RULE(SCRIPT, "A text in letters of another language than the locale's: left from another version?", text,
         check_script),
    RULE(EMPTY, "A key without a value.", key, check_empty),
    RULE(DUPLICATE, "An entry, an item of a list or a contact that stands there twice.", whole, check_duplicate),
    RULE(PRECISION, "A year alone beside dates with months in a section.", section, check_precision),
    RULE(GAP, "More than so many months without a job or degree; only with `check: {gaps: 6}`.", whole, check_gap),
    RULE(JOB_OVERLAP, "Two jobs at the same time; only with `check: {overlaps: yes}`.", whole, check_job_overlap),
    RULE(LONG_LINES, "Lines of text with so many letters that the eye loses its line.", whole, check_long_lines),
    RULE(SPELLING, "A spelling under `me` that no author has.", whole, check_spelling),
    RULE(ID, "A DOI, arXiv identifier or ORCID iD of a wrong form.", whole, works),
    RULE(SELF, "A publication without your name among its authors.", whole, NULL),
    RULE(EQUAL, "A mark of equal authors that only one has.", whole, NULL),
    RULE(EQUAL_LAST, "Marks of equal authors that the last have, but not the first.", whole, NULL),
    RULE(FUTURE, "A publication of a year to come.", whole, NULL),
    RULE(MISSING, "A publication without a year or venue.", whole, NULL),
    RULE(TWIN, "Two publications with the same identifier, or almost the same title.", whole, NULL),
    RULE(HTTP, "A link that is not encrypted.", whole, links),
    RULE(MARK, "A mark behind authors that nothing explains.", whole, marks),
};
enum { RULES = sizeof rules / sizeof *rules };

static void look_at_text(const struct check *c, struct str text, struct str key, struct pos pos)
{
    struct check_text t = {str_trim(text), key, pos};
    for (size_t i = 0; i < RULES && t.text.n; i++)
        if (rules[i].text)
            rules[i].text(c, &t);
}

static void look_at_keys(const struct check *c, const struct node *n, struct str key)
{
    if (n->kind == NODE_SCALAR)
        look_at_text(c, n->text, key, n->pos);
    for (size_t i = 0; i < n->items.n; i++)
        look_at_keys(c, n->items.at[i], key);
    for (size_t i = 0; i < n->pairs.n; i++) {
        for (size_t k = 0; k < RULES; k++)
            if (rules[k].key)
                rules[k].key(c, &n->pairs.at[i]);
        look_at_keys(c, n->pairs.at[i].value, n->pairs.at[i].key);
    }
}

void check_run(const struct check *c)
{
    const struct cv *cv = c->content->cv;
    const struct node *sections = node_find(c->document->cv, STR("sections"));
    for (size_t i = 0; sections && i < sections->pairs.n; i++) /* their keys are titles */
        look_at_text(c, sections->pairs.at[i].key, STR("sections"), sections->pairs.at[i].pos);
    if (c->document->cv)
        look_at_keys(c, c->document->cv, STR("cv"));
    if (c->document->letter)
        look_at_keys(c, c->document->letter, STR("letter"));
    for (size_t i = 0; i < RULES; i++) {
        for (size_t k = 0; k < cv->sections.n && rules[i].section; k++)
            rules[i].section(c, &cv->sections.at[k]);
        if (rules[i].whole)
            rules[i].whole(c);
    }
}

struct str check_rules(struct arena *a)
{
    struct buf b = {.a = a};
    buf_add(&b, STR("\n| name | what it finds |\n|---|---|\n"));
    for (size_t i = 0; i < RULES; i++)
        buf_printf(&b, "| `%.*s` | %s |\n", STRF(diag_rule_name(a, rules[i].code)), rules[i].says);
    return buf_end(&b);
}

struct str check_topic(struct arena *a, struct str name)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < RULES; i++) {
        struct str rule = diag_rule_name(a, rules[i].code);
        if (!name.p)
            buf_printf(&b, "%.*s\n", STRF(rule));
        if (!name.p || !str_eq(rule, name))
            continue;
        buf_printf(&b, "%.*s, a rule of check\n    ", STRF(rule));
        for (const char *c = rules[i].says; *c; c++)
            if (*c != '`')
                buf_char(&b, *c);
        buf_printf(&b, "\n    to silence it: check: {ignore: [%.*s]}, or on its line '# cvtex: ignore %.*s'\n", STRF(rule),
                   STRF(rule));
    }
    return buf_end(&b);
}
