/* yaml.c: makes nodes from the events of libyaml. */
#include <yaml.h>

#include "base/limit.h"
#include "base/table.h"
#include "load/json5.h"
#include "load/node.h"
#include "load/yaml_slips.h"

struct anchor;

struct reader {
    struct arena *a;
    struct diag *d;
    const struct source *source;
    yaml_parser_t parser;
    yaml_event_t event;
    struct table anchors; /* name -> struct anchor; the last one of a name counts */
    places signs;         /* comments that look like text */
    VEC(struct anchor *) on_texts; /* the anchors of plain texts */
    places moved;         /* escapes that the text parsed has in place of longer ones */
    struct yaml_includes *includes; /* NULL: "!include" is a tag like any other */
    bool starred;         /* the text parsed has another sign for stars that start a text */
    size_t made; /* nodes, and pairs that merge keys add */
    bool failed;
};

static struct pos pos_of(const struct reader *r, yaml_mark_t mark)
{
    struct place p = {(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
    return (struct pos){r->source, p.line, slips_col(&r->moved, p)};
}

static struct pos pos_of_offset(const struct source *s, size_t offset)
{
    struct pos p = {s, 1, 1};
    for (size_t i = 0; i < offset && i < s->text.n; i++) {
        if (s->text.p[i] == '\n')
            p.line++, p.col = 1;
        else if ((s->text.p[i] & 0xC0) != 0x80)
            p.col++;
    }
    return p;
}

/* The most likely cause of an error of libyaml, in words; "" if it is not clear. */
static const char *hint(const char *problem)
{
    static const struct {
        const char *problem, *hint;
    } hints[] = {
        {"mapping values are not allowed", ": a text with ': ' in it needs quotes"},
        {"cannot start any token", ": a text that starts with this sign needs quotes"},
        {"did not find expected alphabetic or numeric", ": a text that starts with '*' or '&' "
                                                        "needs quotes"},
        {"did not find expected key", ": is the line above indented like this one, and are its "
                                      "quotes and brackets closed?"},
        {"did not find expected ',' or", ": is it closed, and are there quotes around a text with a "
                                         "comma, a bracket or ' #' in it?"},
        {"could not find expected ':'", ": a line before this one lacks its ':' or its indent"},
        {"unexpected end of stream", ": the quotation mark here is not closed; a text that starts with "
                                     "one needs others around it"},
        {"did not find expected node content", ": a text that starts with this sign needs quotes, or "
                                               "something is missing before it"},
        {"mapping keys are not allowed", ": a text that starts with '? ' needs quotes"},
        {"unknown escape character", ": between double quotes '\\' begins a sign of its own; single "
                                     "quotes keep it"},
        {"invalid Unicode character", ": half of a character is missing"},
        {"block sequence entries are not allowed", ": a text that starts with '- ' needs quotes"},
        {"expected '-' indicator", ": a line of this list lacks its '-' or is not indented like the "
                                   "others, or a text that starts with a quotation mark goes on "
                                   "behind the closing one"},
        {"expected tag URI", ": a text that starts with '!' needs quotes"},
        {"expected whitespace or line break", ": a text that starts with '!' or '&' needs quotes"},
        {"expected comment or line break", ": a text that starts with '>' or '|' needs quotes"},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strstr(problem, hints[i].problem))
            return hints[i].hint;
    return "";
}

/* True if a key and its colon begin the line of `p`, or it stands behind "- ". */
static bool is_key_line(const struct source *source, struct pos p)
{
    struct str line = pos_text((struct pos){source, p.line, 1});
    size_t i = 0, start;
    while (i < line.n && (line.p[i] == ' ' || line.p[i] == '-'))
        i++;
    for (start = i; i < line.n && strchr("abcdefghijklmnopqrstuvwxyz_", line.p[i]); i++)
        ;
    return i > start && i + 1 < line.n && line.p[i] == ':';
}

/* The hint for a text that goes on behind its closing quotation mark or bracket; NULL: it does not. */
static const char *hint_of_rest(const struct reader *r, struct pos pos)
{
    struct str line = pos_text((struct pos){r->source, pos.line, 1}), rest = pos_text(pos);
    struct str before = str_trim(str_sub(line, 0, (size_t)(rest.p - line.p)));
    char last = before.n ? before.p[before.n - 1] : 0;
    if (last == '\'')
        return ": the text goes on behind its closing quotation mark; inside '...' an apostrophe is typed "
               "twice, or \"...\" stands around the text";
    if (last == '"')
        return ": the text goes on behind its closing quotation mark; the whole needs quotes, '...' if it "
               "has \" in it";
    return last == ']' || last == '}' ? ": a text that starts with '[' or '{' needs quotes" : NULL;
}

/* True if the value of the line begins with a quotation mark of typesetters, which YAML does not know. */
static bool is_curly(const struct reader *r, struct pos pos)
{
    static const char *const marks[] = {"\xE2\x80\x9C", "\xE2\x80\x9E", "\xE2\x80\x98", "\xE2\x80\x99",
                                        "\xC2\xAB"};
    struct str line = pos_text((struct pos){r->source, pos.line, 1});
    size_t at = str_find(line, ' '), colon = str_find_str(str_sub(line, 0, str_find(line, '\n')), STR(": "));
    at = colon < str_find(line, '\n') ? colon + 2 : at;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (at < line.n && str_starts(str_sub(line, at, line.n), str_of(marks[i])))
            return true;
    return false;
}

/* True if the line before the place, or its own, begins with "//", as comments do elsewhere. */
static bool has_slashes(const struct reader *r, struct pos pos)
{
    struct str text = pos_text((struct pos){r->source, pos.line > 1 ? pos.line - 1 : 1, 1});
    struct str first = str_trim(str_sub(text, 0, str_find(text, '\n')));
    struct str own = pos_text((struct pos){r->source, pos.line, 1});
    return str_starts(first, STR("//")) || str_starts(str_trim(str_sub(own, 0, str_find(own, '\n'))), STR("//"));
}

/* The same, for a line that begins with a key. Then its indent is wrong, or the line above has no
 * end. */
static const char *hint_of_line(const struct reader *r, const char *problem, struct pos pos)
{
    static const char *const problems[] = {"mapping values are not allowed", "expected '-' indicator",
                                           "could not find expected ':'"};
    struct str line = pos_text((struct pos){r->source, pos.line, 1});
    struct str before = str_sub(line, 0, str_find(line, ':'));
    bool first = before.n + 1 >= pos.col; /* it is about the line's first colon, or the key */
    for (size_t i = 0; i < 3; i++)
        if (strstr(problem, problems[i]) && first && is_key_line(r->source, pos))
            return ": is this line indented like those above it?";
    bool rest = strstr(problem, "did not find expected key") || strstr(problem, "expected '-' indicator");
    const char *better = rest ? hint_of_rest(r, pos) : NULL;
    if (strstr(problem, "mapping values are not allowed") && is_curly(r, pos))
        better = ": a text with ': ' in it needs straight quotes, \"...\"";
    struct str at = pos_text(pos);
    if (strstr(problem, "cannot start any token") && at.n && at.p[0] == '\t')
        better = ": lines are indented with spaces, not tabs";
    if (str_starts(at, STR("```")))
        better = ": this line belongs to a text around the CV: take it out";
    if (strstr(problem, "expected ',' or") && has_slashes(r, pos))
        better = ": what begins with '//' is no comment here; one begins with '#'";
    if (strstr(problem, "expected node content") && (!at.n || !strchr(",]}", at.p[0])))
        better = ": something is missing before this line, or a bracket is not closed";
    return better ? better : hint(problem);
}

/* False, after reporting, if `n` is over a limit of the run. */
static bool holds(struct reader *r, enum limit limit, size_t n, struct pos pos)
{
    r->failed |= !limit_holds(r->d, limit, n, pos);
    return n <= limit_most(r->d, limit);
}

/* The same for the sizes of a node, with all that is repeated in it. `mark`: what was read last. */
static bool node_holds(struct reader *r, yaml_mark_t mark, size_t weight, size_t bytes)
{
    return holds(r, LIMIT_NODES, weight, pos_of(r, mark)) &&
           holds(r, LIMIT_EXPANDED, bytes, pos_of(r, mark));
}

/* The place of a mark of Git where two versions differ; line 0: there is none. */
static struct pos conflict_of(const struct reader *r)
{
    struct str text = r->source->text;
    size_t at = str_starts(text, STR("<<<<<<< ")) ? 0 : str_find_str(text, STR("\n<<<<<<< ")) + 1;
    return at < text.n ? pos_of_offset(r->source, at) : (struct pos){0};
}

/* The first '#' that looks like text, from where something was opened to where it failed; NULL: none. */
static const struct place *sign_between(const struct reader *r)
{
    const yaml_mark_t from = r->parser.context_mark, to = r->parser.problem_mark;
    for (size_t i = 0; i < r->signs.n; i++) {
        const struct place *s = &r->signs.at[i];
        bool behind = s->line > from.line + 1 || (s->line == from.line + 1 && s->col > from.column);
        if ((behind || s->line == to.line) && s->line <= to.line + 1) /* to.line: that above, as lines are from 0 */
            return s;
    }
    return NULL;
}

static void fail(struct reader *r)
{
    const yaml_parser_t *p = &r->parser;
    const char *problem = p->problem ? p->problem : "unknown error";
    struct pos pos = pos_of(r, p->problem_mark);
    if (p->error == YAML_READER_ERROR)
        pos = pos_of_offset(r->source, p->problem_offset);
    else if (p->context && (strstr(problem, "end of stream") ||
                            (strstr(problem, "expected ',' or") && !str_trim(pos_text(pos)).n)))
        pos = pos_of(r, p->context_mark); /* better show where it started */
    if (p->error == YAML_MEMORY_ERROR)
        arena_fail(r->a);
    struct pos conflict = conflict_of(r);
    if (conflict.line) {
        diag_report(r->d, DIAG_CODE_BAD_YAML, conflict, "two versions of the file were merged",
                    ": keep one of them, and take out the lines with '<<<<<<<', '=======' and '>>>>>>>'");
        r->failed = true;
        return;
    }
    const struct place *sign = strstr(problem, "expected ',' or") || strstr(problem, "expected node content")
                                   ? sign_between(r)
                                   : NULL;
    if (sign)
        diag_report(r->d, DIAG_CODE_BAD_YAML, (struct pos){r->source, sign->line, sign->col},
                    "what is behind '#' is a comment, so that a bracket before it is not closed",
                    ": a text with ' #' in it needs quotes");
    else
        diag_report(r->d, DIAG_CODE_BAD_YAML, pos, problem, hint_of_line(r, problem, pos));
    r->failed = true;
}

static bool next(struct reader *r)
{
    yaml_event_delete(&r->event);
    if (!r->failed && !yaml_parser_parse(&r->parser, &r->event))
        fail(r);
    return !r->failed;
}

/* Reports commands of LaTeX that YAML took for signs: "\emph" between double quotes is ESC and "mph". */
static void escape_check(struct reader *r)
{
    struct str text = pos_text(pos_of(r, r->event.start_mark));
    size_t from = r->event.start_mark.index, end = r->event.end_mark.index;
    for (size_t i = 1; i + 2 < text.n && i < (end - from) * 4; i++) {
        size_t n = 1;
        if (text.p[i] == '"')
            return;
        if (text.p[i] != '\\')
            continue;
        while (i + n < text.n && text.p[i + n] >= 'a' && text.p[i + n] <= 'z')
            n++;
        bool never = strchr("abefv", text.p[i + 1]), command = i + n < text.n && text.p[i + n] == '{';
        if (n > 2 && (never || (strchr("ntr", text.p[i + 1]) && command))) {
            struct str word = str_sub(text, i, i + n);
            diag_report(r->d, DIAG_CODE_ESCAPED, pos_of_text(pos_of(r, r->event.start_mark), word),
                        STRF(word), text.p[i + 1]);
        }
        i += n > 1 ? n - 1 : 1;
    }
}

/* Reports what a plain text or nothing loses to a comment: "Employee #4". */
static void sign_check(struct reader *r)
{
    const struct place *at = slips_after(&r->signs, pos_of(r, r->event.end_mark));
    if (!at)
        return;
    struct pos pos = {r->source, at->line, at->col};
    struct str rest = pos_text(pos);
    diag_report(r->d, DIAG_CODE_SIGN_COMMENT, pos,
                STRF(str_trim(str_sub(rest, 0, str_find(rest, '\n')))));
}

/* Reports a tag that nobody obeys. Those of YAML's own types say what the values are anyway. */
static void tag_check(struct reader *r, const yaml_char_t *tag, struct pos pos)
{
    static const char core[] = "tag:yaml.org,2002:";
    static const char *const types[] = {"str", "int", "float", "bool", "null", "seq", "map",
                                        "timestamp"};
    struct str name = str_of(tag ? (const char *)tag : "!");
    bool own = str_starts(name, str_of(core));
    if (str_eq(name, STR("!")))
        return;
    if (own)
        name = str_sub(name, sizeof core - 1, name.n);
    for (size_t i = 0; own && i < sizeof types / sizeof *types; i++)
        if (str_eq(name, str_of(types[i])))
            return;
    diag_report(r->d, DIAG_CODE_TAG, pos, own ? "!!" : "", STRF(name));
}

static struct str str_of_yaml(struct reader *r, const yaml_char_t *p, size_t n)
{
    struct str s = {(const char *)p, n};
    return str_copy(r->a, r->starred ? slips_starred(r->a, s) : s);
}

struct anchor {
    struct node *node;
    struct str name;
    bool used;
};

static void anchor_add(struct reader *r, const yaml_char_t *name, struct node *n)
{
    if (!name)
        return;
    struct anchor *one = arena_new_of(r->a, struct anchor);
    one->node = n;
    one->name = str_copy(r->a, str_of((const char *)name));
    table_set(r->a, &r->anchors, one->name, one);
    if (n->kind == NODE_SCALAR && !n->quoted)
        *vec_push(r->a, &r->on_texts) = one;
}

/* Reports names before texts that no alias uses: "&Sons Ltd" loses its first word. */
static void anchors_check(struct reader *r)
{
    for (size_t i = 0; i < r->on_texts.n; i++) {
        const struct anchor *one = r->on_texts.at[i];
        if (!one->used)
            diag_report(r->d, DIAG_CODE_ANCHOR, one->node->pos, STRF(one->name));
    }
}

static bool is_null(struct str s)
{
    return s.n == 0 || str_eq(s, STR("~")) || str_eq(s, STR("null")) || str_eq(s, STR("Null")) ||
           str_eq(s, STR("NULL"));
}

/* True if a text has a sign that nobody types: the rest of an escape. */
static bool has_control(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ')
            return true;
    return false;
}

static struct node *value(struct reader *r, int depth);

/* What the file named in `at` has; nothing, after reporting, stops the reader only at its limits. */
static struct node *included(struct reader *r, struct node *at, int depth)
{
    struct node *n = r->includes->read(r->includes, at, depth);
    if (!n) {
        at->kind = NODE_NULL;
        return at;
    }
    anchor_add(r, r->event.data.scalar.anchor, n);
    return node_holds(r, r->event.start_mark, n->weight, n->bytes) ? n : NULL;
}

static struct node *scalar(struct reader *r, struct node *n, int depth)
{
    const yaml_event_t *e = &r->event;
    n->text = str_of_yaml(r, e->data.scalar.value, e->data.scalar.length);
    if (e->data.scalar.tag && r->includes && strcmp((const char *)e->data.scalar.tag, "!include") == 0)
        return included(r, n, depth);
    n->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    tag_check(r, e->data.scalar.tag, n->pos);
    n->kind = !n->quoted && is_null(n->text) ? NODE_NULL : NODE_SCALAR;
    anchor_add(r, e->data.scalar.anchor, n);
    if (!n->quoted && r->signs.n)
        sign_check(r);
    if (e->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && has_control(n->text))
        escape_check(r);
    if (!n->quoted && n->text.n > 1 && *n->text.p == '-' && slips_dash(n->pos))
        diag_report(r->d, DIAG_CODE_DASH, n->pos, 12 < n->text.n ? 12 : (int)n->text.n, n->text.p);
    return n;
}

static struct node *list(struct reader *r, struct node *n, int depth)
{
    size_t weight = 1, bytes = 0;
    n->kind = NODE_LIST;
    anchor_add(r, r->event.data.sequence_start.anchor, n);
    tag_check(r, r->event.data.sequence_start.tag, n->pos);
    while (next(r) && r->event.type != YAML_SEQUENCE_END_EVENT) {
        yaml_mark_t mark = r->event.start_mark;
        struct node *item = value(r, depth + 1);
        if (!item)
            return NULL;
        weight += item->weight;
        bytes += item->bytes;
        n->spoken |= item->spoken;
        if (!node_holds(r, mark, weight, bytes))
            return NULL;
        *vec_push(r->a, &n->items) = item;
    }
    n->weight = weight;
    n->bytes = bytes;
    return r->failed ? NULL : n;
}

/* The keys of one map, in a hash table once there are many. */
struct key_set {
    struct table table; /* key -> index of the pair + 1 */
};

/* The pair of a key; NULL: there is none, and the caller adds it as the next pair. */
static struct pair *key_find(struct reader *r, struct node *n, struct key_set *set, struct str key)
{
    enum { FEW = 16 };
    if (n->pairs.n < FEW) {
        for (size_t i = 0; i < n->pairs.n; i++)
            if (str_eq(n->pairs.at[i].key, key))
                return &n->pairs.at[i];
        return NULL;
    }
    while (set->table.n < n->pairs.n)
        table_set(r->a, &set->table, n->pairs.at[set->table.n].key,
                  (void *)(uintptr_t)(set->table.n + 1));
    uintptr_t place = (uintptr_t)table_find(&set->table, key);
    return place ? &n->pairs.at[place - 1] : NULL;
}

/* Adds the pairs of a merge key ("<<"). Keys that the map has already win. */
static void merge(struct reader *r, struct node *n, struct key_set *set, const struct node *from)
{
    for (size_t i = 0; i < from->items.n; i++)
        merge(r, n, set, from->items.at[i]);
    if (from->kind < NODE_LIST)
        diag_report(r->d, DIAG_CODE_WRONG_TYPE, from->pos, "what '<<' merges", "a mapping",
                    node_kind_name(from));
    n->spoken |= from->spoken;
    for (size_t i = 0; i < from->pairs.n && !r->failed; i++) {
        const struct pair *p = &from->pairs.at[i];
        if (key_find(r, n, set, p->key))
            continue;
        *vec_push(r->a, &n->pairs) = *p;
        n->weight += p->value->weight;
        n->bytes += p->value->bytes + p->key.n;
        holds(r, LIMIT_NODES, ++r->made, n->pos);
        node_holds(r, r->event.start_mark, n->weight, n->bytes);
    }
}

static struct node *map(struct reader *r, struct node *n, int depth)
{
    struct key_set set = {0};
    const struct node *merged = NULL, *merge_key = NULL;
    size_t weight = 1, bytes = 0;
    n->kind = NODE_MAP;
    anchor_add(r, r->event.data.mapping_start.anchor, n);
    tag_check(r, r->event.data.mapping_start.tag, n->pos);
    while (next(r) && r->event.type != YAML_MAPPING_END_EVENT) {
        struct node *key = value(r, depth + 1);
        if (!key || !next(r))
            return NULL;
        yaml_mark_t mark = r->event.start_mark;
        struct node *v = value(r, depth + 1);
        if (!v)
            return NULL;
        weight += v->weight;
        bytes += v->bytes + key->text.n;
        n->spoken |= v->spoken;
        if (!node_holds(r, mark, weight, bytes))
            return NULL;
        struct pair *same;
        if (key->kind != NODE_SCALAR)
            diag_report(r->d, DIAG_CODE_WRONG_TYPE, key->pos, "a key", "a text",
                        node_kind_name(key));
        else if (!key->quoted && str_eq(key->text, STR("<<")) && v->kind >= NODE_LIST && !merged)
            merged = v, merge_key = key;
        else if (merged && str_eq(key->text, STR("<<")))
            diag_report(r->d, DIAG_CODE_DUPLICATE_KEY, key->pos, STRF(key->text), merge_key->pos.line);
        else if ((same = key_find(r, n, &set, key->text)))
            diag_report(r->d, DIAG_CODE_DUPLICATE_KEY, key->pos, STRF(key->text), same->pos.line);
        else
            *vec_push(r->a, &n->pairs) = (struct pair){key->text, key->pos, v};
    }
    n->weight = weight;
    n->bytes = bytes;
    n->spoken |= node_is_spoken(n);
    if (merged)
        merge(r, n, &set, merged);
    return r->failed ? NULL : n;
}

static struct node *alias(struct reader *r, struct pos pos)
{
    struct str name = str_of((const char *)r->event.data.alias.anchor);
    struct anchor *named = table_find(&r->anchors, name);
    struct node *n = named ? named->node : NULL;
    if (named)
        named->used = true;
    if (n && n->weight)
        return n;
    diag_report(r->d, DIAG_CODE_BAD_YAML, pos,
                n ? "this alias is inside the node that it refers to"
                  : "no anchor with this name comes before this alias",
                n ? "" : ": a text that starts with '*' needs quotes");
    r->failed = true;
    return NULL;
}

/* Reads the node that starts with the current event; NULL after a failure. */
static struct node *value(struct reader *r, int depth)
{
    struct pos pos = pos_of(r, r->event.start_mark);
    if (!holds(r, LIMIT_DEPTH, (size_t)depth, pos))
        return NULL;
    if (r->event.type == YAML_ALIAS_EVENT)
        return alias(r, pos);
    struct node *n = arena_new_of(r->a, struct node);
    n->pos = pos;
    if (!holds(r, LIMIT_NODES, ++r->made, pos))
        return NULL;
    if (r->event.type == YAML_SCALAR_EVENT) {
        n->weight = 1;
        n->bytes = r->event.data.scalar.length;
        return scalar(r, n, depth);
    }
    return r->event.type == YAML_SEQUENCE_START_EVENT ? list(r, n, depth) : map(r, n, depth);
}

static struct node *document(struct reader *r, int depth)
{
    struct node *root = NULL;
    while (next(r) && r->event.type != YAML_STREAM_END_EVENT) {
        if (r->event.type == YAML_STREAM_START_EVENT || r->event.type == YAML_DOCUMENT_END_EVENT)
            continue;
        if (r->event.type == YAML_DOCUMENT_START_EVENT && !root)
            continue;
        if (root) {
            diag_report(r->d, DIAG_CODE_BAD_YAML, pos_of(r, r->event.start_mark),
                        "a second document starts here", ": a file has one CV; is this line meant?");
            r->failed = true;
            return NULL;
        }
        root = value(r, depth);
    }
    if (r->failed)
        return NULL;
    if (!root) {
        root = arena_new_of(r->a, struct node);
        root->pos = (struct pos){r->source, 1, 1};
        root->weight = 1;
    }
    return root;
}

static void reader_close(void *reader)
{
    struct reader *r = reader;
    yaml_event_delete(&r->event);
    yaml_parser_delete(&r->parser);
}

struct node *yaml_parse(struct arena *a, struct diag *d, const struct source *source)
{
    return yaml_parse_with(a, d, source, NULL, 0);
}

struct node *yaml_parse_with(struct arena *a, struct diag *d, const struct source *source,
                             struct yaml_includes *in, int depth)
{
    struct str text = source->text;
    size_t bad = utf8_invalid(text);
    if (bad < text.n) {
        diag_report(d, DIAG_CODE_BAD_UTF8, pos_of_offset(source, bad), (unsigned char)text.p[bad]);
        return NULL;
    }
    if (json5_looks(text)) {
        struct json5_fault fault;
        struct node *root = json5_parse(a, d, source, &fault);
        if (!root && fault.what && fault.beyond_yaml)
            diag_report(d, DIAG_CODE_BAD_JSON, fault.pos, fault.what);
        if (root || fault.beyond_yaml)
            return root;
    }
    struct reader *r = arena_new_of(a, struct reader);
    *r = (struct reader){.a = a, .d = d, .source = source, .includes = in};
    r->signs = slips_signs(a, text);
    text = slips_pairs(a, text, &r->moved);
    struct str plain = slips_stars(a, text);
    r->starred = plain.p != text.p;
    text = plain;
    if (!yaml_parser_initialize(&r->parser))
        arena_fail(a);
    struct held *held = arena_hold(a, reader_close, r);
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)text.p, text.n);
    struct node *root = document(r, depth);
    anchors_check(r);
    arena_check(a);
    arena_release(a, held);
    return root;
}
