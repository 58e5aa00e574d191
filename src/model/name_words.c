/* name_words.c: words that are no names: titles, suffixes, degrees, particles, words for groups. */
#include "model/name.h"

#include <utf8proc.h>

enum { BARE = 24 };

/* The letters of a word in lower case, without full stops, hyphens and blanks. Too long: empty. */
static struct str bare(struct str s, char to[BARE])
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '.' || c == '-' || c == ' ')
            continue;
        if (n == BARE)
            return (struct str){to, 0};
        to[n++] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    return (struct str){to, n};
}

static bool among(struct str s, const char *const *words)
{
    for (; s.n && *words; words++)
        if (**words == *s.p && str_eq(s, str_of(*words)))
            return true;
    return false;
}

/* Most words of names are initials. */
static bool is_initial(struct str s)
{
    return s.n == 2 && s.p[1] == '.';
}

bool name_is_suffix(struct str s)
{
    static const char *const words[] = {"jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th",
                                        "junior", "fils", NULL};
    char room[BARE];
    struct str b = s.n && strchr("JjSsI234f", s.p[0]) ? bare(s, room) : (struct str){room, 0};
    if (!b.n || !among(b, words))
        return false;
    bool number = b.p[0] == 'i'; /* in capitals, and without stops: "I.V." are initials */
    return number ? s.n == b.n && s.p[0] == 'I' : s.p[0] != 'j' && s.p[0] != 's';
}

bool name_is_degree(struct str s, bool sure)
{
    static const char *const words[] = {
        "phd",   "dphil", "msc",   "bsc",  "mphil", "dsc",    "scd",    "edd",   "pharmd", "dvm",
        "dds",   "dmd",   "drph",  "mph",  "meng",  "beng",   "mres",   "llm",   "llb",    "frcp",
        "frcs",  "facs",  "facp",  "frse", "lcsw",  "pmp",    "esq",    "psyd",  "dnp",    "btech",
        "mtech", "mba",   "esquire", "csc", "drsc", "cand",   "mbbs",   "mbchb", "emba",   "fieee",
        "dba",   "bcom",  "mcom",  "med",  "msw",   "facc",   "faaas",  "frsc",  "phdc",   NULL};
    static const char *const maybe[] = {"md", "ma", "ba", "ms", "bs", "jd", "rn", "np", "pe", "do",
                                        "me", "be", "frs", "obe", "mbe", "cbe", "cpa", "cfa", "mfa",
                                        "bfa", "od", "pt", "dpt", "mpa", NULL};
    char room[BARE];
    bool marked = str_starts(s, STR("Esq")); /* else it has a stop or a second capital */
    for (size_t i = 1; i < s.n && !marked; i++)
        marked = s.p[i] == '.' || (s.p[i] >= 'A' && s.p[i] <= 'Z');
    if (!marked || is_initial(s) || s.n > 12 || s.p[0] < 'A' || s.p[0] > 'Z')
        return false;
    struct str b = bare(s, room);
    bool short_capitals = s.n == 3 && b.n == 3 && s.p[1] >= 'A' && s.p[1] <= 'Z' &&
                          s.p[2] >= 'A' && s.p[2] <= 'Z' && !str_eq(b, STR("mba")) &&
                          !str_eq(b, STR("mph")) && !str_eq(b, STR("dds"));
    if (among(b, words))
        return !str_eq(b, STR("med")) || s.n > 3 ? !sure || !short_capitals : !sure;
    return !sure && among(b, maybe);
}

bool name_is_title(struct str s)
{
    static const char *const words[] = {
        "dr",    "prof",  "professor", "mr",      "mrs",      "sir",      "dame",  "rev",    "drs",
        "dipl",  "privdoz", "univprof", "mudr",   "rndr",     "phdr",     "judr",  "mvdr",   "pharmdr",
        "paeddr", "thdr", "dra",       "profa",   "profdr",   "drmed",    "drphil", "dring", "drrernat",
        "drhc",  "drmult", "mme",      "mlle",    "frau",     "herr",     "ms",    "drª",
        "profª", "srª", "dott",    "dottssa", "profssa",  "sigra",    "mgr",   "dña",   "inż",   "Δρ",
        "проф",  "Проф",  NULL};
    static const char *const with_stop[] = {"ing", "mag", "doc", "ir", "hon", "bc", "assoc",
                                            "asst", "hr", "fr", "apl", "sra", "akad", "inz", "pr", "sig", "eng",
                                            "hab", "lic", "pgs", "ts", "ths", "доц", "акад", NULL};
    char room[BARE];
    bool initials = is_initial(s) || (s.n == 4 && s.p[1] == '.'); /* "D.R." */
    struct str b = initials ? (struct str){room, 0} : bare(s, room);
    bool stop = str_find(s, '.') < s.n;
    if (!b.n)
        return false;
    return (among(b, words) && (s.p[0] != 'M' || s.p[1] != 'S')) ||
           (stop && (among(b, with_stop) || str_starts(b, STR("dipl"))));
}

bool name_is_particle(struct str s)
{
    static const char *const words[] = {
        "van", "von", "der", "den", "de", "del", "della", "dello", "degli", "dei", "di", "da",
        "das", "do", "dos", "du", "des", "la", "las", "le", "los", "el", "al", "bin", "bint", "ibn",
        "abu", "ter", "ten", "te", "tot", "zu", "zum", "zur", "vom", "und", "auf", "op", "af", "av",
        "het", "t", "st", "san", "santa", "lo", "dal", "dalla", "in", "ben", "bar", "d", "dem",
        "'t", "’t", "d'", "d’", "l'", "l’", "vander", "vande", "opt", "uit", "aan", "de'", "de’",
        "Ó", "Ní", "nic", "Uí",
        "фон", "ван", "дер", "ден", "де", "ди", "да", "ла", "بن", "ابن", "بنت", "أبو", "ابو", "آل", "בן", "בת", "אבן",
        NULL};
    char room[BARE];
    struct str b = bare(s, room);
    return b.n && among(b, words);
}

bool name_is_spanish(struct str s)
{
    static const char *const words[] = {
        "garcia",  "lopez",   "gomez",   "diaz",    "perez",   "ruiz",    "moreno",  "munoz",
        "alvarez", "romero",  "alonso",  "navarro", "torres",  "ramos",   "gil",     "serrano",
        "blanco",  "molina",  "morales", "ortega",  "delgado", "castro",  "ortiz",   "rubio",
        "marin",   "sanz",    "iglesias", "medina", "garrido", "cortes",  "castillo",
        "lozano",  "guerrero", "cano",   "prieto",  "cruz",    "calvo",   "gallego", "vidal",
    "herrera", "flores",  "cabrera", "campos",  "vega",    "fuentes", "carrasco",
        "caballero", "reyes", "nieto",   "aguilar", "herrero", "santana",
        "hidalgo", "montero", "ibanez",  "gimenez", "ferrer",  "duran", "benitez",
        "mora",    "arias",   "vargas",  "carmona", "crespo",   "pastor",  "soto",
        "saez",    "velasco", "soler",   "moya", "parra",   "bravo",   "gallardo",
        "rojas",   "mendoza", "rivera",   "salazar", "guzman",  "contreras", "valdes",
        "sepulveda", "espinoza", "araya", "rios",   "acosta",  "peralta", "figueroa", "cardenas",
        "juarez",  "miranda",    "salas",   "pena",    "ochoa",   "quintero", "escobar",
        "restrepo", "zapata", "cordoba", "bolivar", "zamora",  "barrios", "aguirre", "etxeberria",
        "puig",    "roca",    "vila",    "serra",   "casas",     "maldonado", "villanueva",
        NULL};
    struct name_folded f;
    f.n = f.letters = 0;
    if (s.n < 3 || str_find(s, '.') < s.n)
        return false;
    name_fold(s, &f);
    if (f.n != 1)
        return false;
    struct str w = {f.text, f.letters};
    return among(w, words) || (w.n >= 5 && str_ends(w, STR("ez")));
}

bool name_is_first(struct str family, struct str next, size_t words)
{
    static const char *const vietnamese[] = {"nguyen", "tran", "pham", "huynh", "hoang", "phan",
                                             "dang",   "bui",  "vo",   "vu",    "le",    "ngo",
                                             "duong",  "dinh", "trinh", NULL};
    static const char *const middle[] = {"van",  "thi",  "duc",  "huu", "quang", "minh", "ngoc",
                                         "thanh", "xuan", "dinh", "cong", "hong", "thu",  NULL};
    static const char *const others[] = {
        "kim", "lee", "park", "choi", "jung", "jeong", "kang", "cho", "yoon", "jang", "lim", "han",
        "shin", "seo", "kwon", "hwang", "ahn", "song", "hong", "yoo", "bae", "baek", "moon", "oh",
        "wang", "li", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun",
        "ma", "zhu", "hu", "guo", "lin", "he", "gao", "luo", "chang", "tsai", "hsu", "wong", "chan",
        "cheung", "lau", "yao", NULL};
    struct name_folded f;
    size_t hyphen = str_find(next, '-');
    f.n = f.letters = 0;
    if (words != (hyphen < next.n ? 2u : 3u) || str_find(next, '.') < next.n || next.n < 2)
        return false;
    name_fold(family, &f);
    struct str first = {f.text, f.letters};
    if (hyphen < next.n) /* two syllables: "Min-Jae" */
        return hyphen > 1 && next.n - hyphen > 2 && hyphen < 7 && next.n - hyphen < 8 &&
               among(first, others);
    if (!among(first, vietnamese))
        return false;
    size_t from = f.letters;
    name_fold(next, &f);
    return among((struct str){f.text + from, f.letters - from}, middle);
}

bool name_is_group(struct str s)
{
    static const char *const anywhere[] = {"collaboration", "consortium", "consortia",
                                           "collaboratory", "investigators", NULL};
    static const char *const last[] = {
        "group",     "team",     "project",     "network",  "initiative", "committee",  "society",
        "institute", "university", "association", "foundation", "organization", "organisation",
        "ministry",  "laboratory", "laboratories", "center", "centre",     "council",    "inc",
        "gmbh",      "ltd",      "llc",         "agency",   "alliance",   "community",  "force",
        "commission", "collaborators", "contributors", "developers", "authority", "bureau", "office",
        "department", "corporation", "partnership", "library", "participants", "union", NULL};
    static const char *const first[] = {"the", "ministry", "university", "department", "institute",
                                        "national", "association", "society", NULL};
    struct str rest = s;
    size_t n = 0;
    bool group = false;
    if (s.n < 3 || s.p[1] == '.') /* as most names start */
        return false;
    for (struct str w; (w = name_word(&rest)).n; n++) {
        if (w.n == 2 && w.p[1] == '.')
            continue;
        char room[BARE];
        struct str b = bare(w, room);
        while (b.n && (b.p[b.n - 1] == ',' || b.p[b.n - 1] == ':' || b.p[b.n - 1] == ')'))
            b.n--;
        group |= among(b, anywhere) || (n && !rest.n && among(b, last)) ||
                 (!n && rest.n && str_find(rest, ' ') < rest.n && among(b, first));
        group |= n && rest.n && (str_eq(w, STR("on")) || str_eq(w, STR("for")) ||
                                 str_eq(w, STR("of")));
    }
    return group && n > 1;
}

/* ---- letters */

bool name_has_east(struct str s)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        if ((unsigned char)s.p[i] < 0xE3) {
            n = 1;
            continue;
        }
        if (east_is_letter(utf8_at(s, i, &n)))
            return true;
    }
    return false;
}

int name_script(struct str s)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            return 1;
        if (east_is_letter(c))
            return 3;
        utf8proc_category_t k = c < 0x80 ? UTF8PROC_CATEGORY_CN : utf8proc_category(c);
        if (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO)
            return c < 0x0250 || (c >= 0x1E00 && c < 0x1F00) ? 1 : c < 0x0530 ? 2 : 4 + c / 0x80;
    }
    return 0;
}

bool name_is_east(struct str s)
{
    bool any = false;
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        if (east_is_letter(c))
            any = true;
        else if (c != ' ' && c != 0x3000 && c != 0x30FB && c != 0xB7)
            return false;
    }
    return any;
}

bool name_is_lower(struct str w)
{
    for (size_t i = 0, n; i < w.n; i += n) {
        int32_t c = utf8_at(w, i, &n);
        if (c == '\'' || c == 0x2019 || c == 0x2018 || c == '\\')
            continue;
        if (c < 0x80)
            return c >= 'a' && c <= 'z';
        return utf8proc_category(c) == UTF8PROC_CATEGORY_LL;
    }
    return false;
}

bool name_is_initials(struct str s)
{
    size_t letters = 0, stops = 0, run = 0;
    s = str_trim(s);
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        utf8proc_category_t k = c < 0x80 ? UTF8PROC_CATEGORY_CN : utf8proc_category(c);
        if ((c >= 'A' && c <= 'Z') || k == UTF8PROC_CATEGORY_LU) {
            letters++;
            run++;
        } else if (c == '.' && run) {
            stops++;
            run = 0;
        } else if (c == ' ' || c == '-' || c == 0x2010 || c == 0x2011) {
            run = 0;
        } else if (!(c >= 0x0300 && c <= 0x036F)) {
            return false;
        }
        if (run > 3)
            return false;
    }
    return letters > 0 && (stops || letters <= 3 || str_find(s, ' ') < s.n) && letters <= 8;
}

/* The length of the blank at `i`: also of the wide one of Chinese and Japanese; 0: none is there. */
static size_t blank_at(struct str s, size_t i)
{
    if (s.p[i] == ' ' || (s.p[i] >= '\t' && s.p[i] <= '\r'))
        return 1;
    return str_starts(str_sub(s, i, s.n), STR("\u3000")) ? 3 : 0;
}

struct str name_word(struct str *s)
{
    size_t i = 0, k, n;
    while (i < s->n && (n = blank_at(*s, i)))
        i += n;
    for (k = i; k < s->n; k++) {
        unsigned char c = (unsigned char)s->p[k];
        if ((c <= ' ' || c == 0xE3) && blank_at(*s, k))
            break;
    }
    struct str w = str_sub(*s, i, k);
    *s = str_sub(*s, k, s->n);
    return w;
}

bool name_is_others(struct str s)
{
    static const char *const words[] = {"others", "and others", "et al.", "et al", "et. al.",
                                        "and et al.", "and et al", "et alii", "et alia", "…", "...",
                                        NULL};
    s = str_trim(s);
    for (size_t i = 0; words[i] && s.n && strchr("oOeEaA.\xE2", s.p[0]); i++)
        if (str_eq_nocase(s, str_of(words[i])))
            return true;
    return false;
}

struct str name_without_others(struct str s, bool *others)
{
    static const char *const ends[] = {" et al.", " et al", " et. al.", ",et al.", " and others",
                                       NULL};
    s = str_trim(s);
    *others = false;
    for (size_t i = 0; ends[i] && s.n && strchr(".lLsS", s.p[s.n - 1]); i++) {
        size_t n = strlen(ends[i]);
        if (s.n <= n || !str_eq_nocase(str_sub(s, s.n - n, s.n), str_of(ends[i])))
            continue;
        *others = true;
        s = str_trim(str_sub(s, 0, s.n - n));
        if (s.n && s.p[s.n - 1] == ',')
            s.n--;
        return str_trim(s);
    }
    return s;
}

struct str name_without_credit(struct str s)
{
    static const char *const words[] = {"ed",    "eds",    "editor", "editors", "edit",  "hrsg", "hg",   "hgg",  "red",
                                        "dir",   "dirs",   "coord",  "coords",  "org",   "orgs", "cur",  "comp", "comps",
                                        "toim",  "szerk",  "urednik", "acuradi", "trans", "transl", "translator",
                                        "translators", "tr", "trad", "trads",  "übers", "overs", "vert", NULL};
    static const char *const wide[] = {"（编）", "（編）", "（主编）", "（主編）", "（译）", "（訳）", "（譯）", NULL};
    char room[BARE];
    for (size_t i = 0; wide[i]; i++)
        if (str_ends(s, str_of(wide[i])))
            return str_trim(str_sub(s, 0, s.n - strlen(wide[i])));
    if (!s.n || !strchr(").sS", s.p[s.n - 1]))
        return s;
    bool closed = s.p[s.n - 1] == ')';
    size_t at = s.n;
    while (at && s.p[at - 1] != (closed ? '(' : ','))
        at--;
    if (!at || !among(bare(str_sub(s, at, s.n - closed), room), words))
        return s;
    struct str name = str_trim(str_sub(s, 0, at - 1));
    return name.n && name.p[name.n - 1] == ',' ? str_trim(str_sub(name, 0, name.n - 1)) : name;
}

struct str name_without_number(struct str name)
{
    enum { DIGITS = 4 };
    if (name.n < DIGITS + 2 || name.p[name.n - DIGITS - 1] != ' ')
        return name;
    for (size_t i = name.n - DIGITS; i < name.n; i++)
        if (name.p[i] < '0' || name.p[i] > '9')
            return name;
    return str_trim(str_sub(name, 0, name.n - DIGITS));
}
