/* placeholder.c: words of templates that were left in a CV, and addresses that belong to nobody. */
#include "check/check.h"

#include <utf8proc.h>

/* Whole values, in lower case and without brackets around them. */
static const char *const values[] = {
    "company name", "your company", "your company name", "name of company", "employer name", "name of employer",
    "your name", "your full name", "full name", "first last", "firstname lastname", "first name last name",
    "first and last name", "name surname", "job title", "your title", "your job title", "position title",
    "your position", "your role", "university name", "name of university", "college name", "school name",
    "name of school", "your university", "your school", "degree name", "your degree", "name of degree",
    "project name", "project title", "name of project", "your project", "city, state", "city, country",
    "city, st", "city, province", "your city", "your address", "street address", "123 main st", "123 main st.",
    "123 main street", "your email", "your email address", "your phone", "your phone number", "your website",
    "your headline", "your summary", "course name", "award name", "publication title", "paper title",
    "skill name", "bullet point", "some text", "sample text", "placeholder", "placeholder text",
    /* German */
    "firmenname", "name der firma", "name des unternehmens", "ihr name", "dein name", "vorname nachname",
    "vorname name", "max mustermann", "erika mustermann", "musterfirma", "musterfirma gmbh", "musterstadt",
    "musterstrasse 1", "berufsbezeichnung", "name der universität", "name der schule", "ihre adresse",
    "strasse und hausnummer", "plz ort", "plz, ort",
    /* French, Spanish, Portuguese, Italian, Dutch, Polish */
    "nom de l'entreprise", "votre nom", "prénom nom", "nom prénom", "intitulé du poste", "titre du poste",
    "nom de l'université", "ville, pays", "votre adresse", "nombre de la empresa", "tu nombre", "su nombre",
    "nombre apellido", "nombre apellidos", "nombre y apellidos", "título del puesto",
    "nombre de la universidad", "ciudad, país", "nome da empresa", "seu nome", "nome sobrenome",
    "nome da universidade", "cidade, estado", "nome azienda", "nome dell'azienda", "nome cognome",
    "il tuo nome", "nome dell'università", "città, paese", "bedrijfsnaam", "jouw naam", "uw naam",
    "voornaam achternaam", "nazwa firmy", "imię nazwisko", "imię i nazwisko", "twoje imię",
    /* Russian, Chinese, Japanese, Korean */
    "название компании", "ваше имя", "имя фамилия", "фамилия имя", "название университета", "公司名称",
    "您的姓名", "你的姓名", "你的名字", "学校名称", "职位名称", "项目名称", "公司名稱", "會社名", "会社名",
    "회사명", "학교명",
    /* names of users */
    "yourname", "your-name", "your_name", "yourusername", "your-username", "your_username", "username",
};

/* What stands for something wherever it is. */
static const char *const phrases[] = {
    "lorem ipsum", "dolor sit amet", "consectetur adipiscing", "insert text here", "your text here",
    "text goes here", "click or tap here", "click here to enter text", "fixme", "yourdomain.", "your-domain.",
    "your-website.", "yourwebsite.", "@youremail.", "/yourusername", "/your-username", "/yourname", "/your-name",
    "xx公司", "xx大学", "○○",
};

/* What begins a text in brackets that is to be replaced. */
static const char *const openings[] = {
    "your ", "insert ", "enter ", "company", "employer name", "name of ", "job title", "position title",
    "university name", "school name", "degree name", "project name", "city", "start date", "end date",
    "month year", "phone number", "email address", "todo", "fixme", "tbd", "xx", "full name", "first name",
};

/* Behind these words, TODO is the thing that a program lists. */
static const char *const listed[] = {"app", "list", "application", "manager", "tracker", "mvc", "api", "bot"};

static bool begins(struct str s, size_t at, const char *with)
{
    return str_starts(str_sub(s, at, s.n), str_of(with));
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* True if the word at `at` begins and ends there. */
static bool stands_alone(struct str s, size_t at, size_t n)
{
    return (!at || !is_word(s.p[at - 1])) && (at + n == s.n || !is_word(s.p[at + n]));
}

/* "MM/YYYY - MM/YYYY", and the same in German and French: letters for digits. */
static bool is_date_form(struct str s)
{
    bool year = false;
    for (size_t i = 0; i < s.n; i++) {
        if (!strchr("mdyjatMDYJAT/.- ", s.p[i]) && !begins(s, i, "\xE2\x80\x93") && (unsigned char)s.p[i] < 0x80)
            return false;
        year |= begins(s, i, "yyyy") || begins(s, i, "YYYY") || begins(s, i, "JJJJ") || begins(s, i, "AAAA");
    }
    return year;
}

static bool is_value(struct str folded)
{
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (str_eq(folded, str_of(values[i])))
            return true;
    return false;
}

/* Cuts one pair of brackets around the whole. */
static struct str without_brackets(struct str s)
{
    static const char pairs[] = "[]<>{}()";
    for (size_t i = 0; pairs[i]; i += 2)
        if (s.n > 2 && s.p[0] == pairs[i] && s.p[s.n - 1] == pairs[i + 1])
            return str_trim(str_sub(s, 1, s.n - 1));
    return s;
}

/* "[Company Name]", "<your email>", "{{name}}" at `at`; 0: no. A link of Markdown is none. */
static size_t bracketed(struct str folded, size_t at)
{
    char open = folded.p[at], close = open == '[' ? ']' : open == '<' ? '>' : '}';
    size_t end = at + str_find(str_sub(folded, at, folded.n), close);
    if (!strchr("[<{", open) || end == folded.n)
        return 0;
    if (begins(folded, at, "{{"))
        return begins(folded, end, "}}") ? end + 2 - at : 0;
    if (open == '[' && end + 1 < folded.n && strchr("([:", folded.p[end + 1]))
        return 0;
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (begins(folded, at + 1, openings[i]))
            return end + 1 - at;
    return 0;
}

/* "TODO" that is said to the author: the whole, or before a colon or what does not list things. */
static size_t todo(struct str s, size_t at)
{
    size_t end = at + 4;
    bool opens = !at || strchr("([{", s.p[at - 1]), closes = end >= s.n || s.p[end] == ':';
    if (!begins(s, at, "TODO") || !stands_alone(s, at, 4) || (!opens && !closes))
        return 0;
    struct str next = str_trim(str_sub(s, end, s.n));
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++)
        if (str_eq_nocase(str_ahead(next, 0, strlen(listed[i])), str_of(listed[i])))
            return 0;
    bool shouted = next.n > 1 && next.p[0] >= 'A' && next.p[0] <= 'Z' && next.p[1] >= 'A' && next.p[1] <= 'Z';
    return shouted ? 0 : 4; /* "TODO EN UNO" is Spanish */
}

/* X in place of digits: "XX%", "20XX", "$XX", "XXX-XXXX". Fewer than four alone may be a number of the
 * Romans. */
static size_t crosses(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && (s.p[at + n] | 0x20) == 'x' && s.p[at + n] == s.p[at])
        n++;
    if (!n || (at && is_word(s.p[at - 1]) && !(s.p[at - 1] >= '0' && s.p[at - 1] <= '9')) ||
        (at + n < s.n && is_word(s.p[at + n])))
        return 0;
    bool money = at && s.p[at - 1] == '$', percent = at + n < s.n && s.p[at + n] == '%';
    bool year = n == 2 && at >= 2 && (begins(s, at - 2, "20") || begins(s, at - 2, "19")) &&
                (at == 2 || !is_word(s.p[at - 3]));
    bool digits = at && s.p[at - 1] >= '0' && s.p[at - 1] <= '9';
    if (year)
        return n;
    return !digits && (n >= 4 || ((money || percent) && s.p[at] == 'X') || (n == s.n && n == 3)) ? n : 0;
}

/* How often the sign at `at` stands there in a row. */
static size_t run_of(struct str s, size_t at)
{
    size_t n = 1;
    while (at + n < s.n && s.p[at + n] == s.p[at])
        n++;
    return n;
}

/* The length of a placeholder at `at`; 0: there is none. `folded` is in lower case. */
static size_t placeholder_at(struct str s, struct str folded, size_t at, size_t *from)
{
    size_t n = crosses(s, at);
    *from = at;
    if (n && at >= 2 && s.p[at - 1] >= '0' && s.p[at - 1] <= '9') {
        *from = at - 2;
        return n + 2;
    }
    if (n || (n = todo(s, at)))
        return n;
    if (begins(s, at, "___") && (!at || s.p[at - 1] == ' ') && (at + 3 == s.n || strchr("_ .,", s.p[at + 3])))
        return run_of(s, at);
    if (begins(s, at, "???") && (!at || s.p[at - 1] == ' ' || s.p[at - 1] == '('))
        return run_of(s, at);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (begins(folded, at, phrases[i]))
            return strlen(phrases[i]);
    return strchr("[<{", s.p[at]) ? bracketed(folded, at) : 0;
}

/* The text with blanks in place of code, which may have any signs. */
static struct str without_code(struct arena *a, struct str s)
{
    char *copy = str_c(a, s);
    for (size_t i = 0; i < s.n; i++) {
        size_t end = i + 1 + str_find(str_sub(s, i + 1, s.n), '`');
        if (s.p[i] != '`' || end >= s.n)
            continue;
        memset(copy + i, ' ', end + 1 - i);
        i = end;
    }
    return (struct str){copy, s.n};
}

void check_placeholder(const struct check *c, const struct check_text *t)
{
    struct str text = without_code(c->a, t->text);
    struct str lower = str_lower(c->a, text); /* as long as the text */
    struct str whole = without_brackets(t->text);
    struct str folded = utf8_map(c->a, whole, UTF8PROC_CASEFOLD | UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if ((folded.p && is_value(folded)) || is_date_form(whole)) {
        diag_report(c->d, DIAG_CODE_LINT_PLACEHOLDER, t->pos, STRF(t->text));
        return;
    }
    for (size_t i = 0, from; i < lower.n; i++) {
        size_t n = lower.p[i] ? placeholder_at(text, lower, i, &from) : 0;
        struct str word = str_sub(t->text, n ? from : 0, n ? from + n : 0);
        if (!n)
            continue;
        diag_report(c->d, DIAG_CODE_LINT_PLACEHOLDER, pos_of_text(t->pos, word), STRF(word));
        return;
    }
}

/* ---- addresses of nobody */

/* The digits of a text, without a country code that is 1. */
static struct str digits_of(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            buf_char(&b, s.p[i]);
    struct str d = buf_str(&b);
    return d.n == 11 && d.p[0] == '1' ? str_sub(d, 1, d.n) : d;
}

/* In North America 555-0100 to 555-0199 are kept for films; the others are typed along the keys. */
static bool is_nobodys_phone(struct arena *a, struct str text)
{
    static const char *const typed[] = {"1234567890", "0123456789", "123456789", "0000000000", "1111111111",
                                        "1231231234"};
    struct str d = digits_of(a, text);
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        if (str_eq(d, str_of(typed[i])))
            return true;
    if (text.p[0] == '+' && !begins(text, 0, "+1"))
        return false;
    struct str last = d.n >= 7 ? str_sub(d, d.n - 7, d.n) : STR("");
    return (d.n == 7 || d.n == 10) && str_starts(last, STR("55501"));
}

/* The length of a domain for examples at `at` (RFC 2606); 0: none. */
static size_t domain_at(struct str s, size_t at)
{
    static const char *const domains[] = {"example.com", "example.org", "example.net", "example.edu",
                                          "yourcompany.com"};
    if (at && !strchr("@./", s.p[at - 1]))
        return 0;
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++) {
        size_t n = strlen(domains[i]);
        if (begins(s, at, domains[i]) && (at + n == s.n || !(is_word(s.p[at + n]) || s.p[at + n] == '-')) &&
            !(at + n + 1 < s.n && s.p[at + n] == '.' && is_word(s.p[at + n + 1])))
            return n;
    }
    return 0;
}

void check_example(const struct check *c, const struct check_text *t)
{
    struct str s = str_lower(c->a, t->text);
    bool address = str_find(s, '@') < s.n || str_find_str(s, STR("://")) < s.n || str_eq(t->key, STR("website")) ||
                   str_eq(t->key, STR("url")) || str_starts(s, STR("www."));
    bool phone = str_eq(t->key, STR("phone")) && is_nobodys_phone(c->a, s);
    if (phone || str_find_str(s, STR("0000-0002-1825-0097")) < s.n) {
        diag_report(c->d, DIAG_CODE_LINT_EXAMPLE, t->pos, STRF(t->text));
        return;
    }
    for (size_t i = 0; i < s.n && address; i++) {
        size_t n = domain_at(s, i), from = i, end = i + n;
        if (!n)
            continue;
        while (from && (is_word(s.p[from - 1]) || strchr("@.-_:/+", s.p[from - 1])))
            from--;
        struct str word = str_sub(t->text, from, end);
        diag_report(c->d, DIAG_CODE_LINT_EXAMPLE, pos_of_text(t->pos, word), STRF(word));
        return;
    }
}
