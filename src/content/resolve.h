/* resolve.h: shared by all files of content/: the state of resolving, and where fields are looked
 * up. */
#ifndef CONTENT_RESOLVE_H
#define CONTENT_RESOLVE_H

#include "content/content.h"

/* Where a template's fields are looked up: in the entry, else the group, else the section, else the
 * CV; the innermost that is not NULL. */
struct scope {
    const struct section *section;
    const struct group *group;
    const struct entry *entry;
    bool letter;  /* in a letter: fields that only a CV prints are left out */
    bool margin;  /* at the head or foot of a page: the page number is known */
    bool running; /* there, the title of the page's section is known too */
    bool awarded; /* entries of this list have givers */
    bool has_legend, has_aside; /* the title has it, so the rows below it have not */
    const struct entry *pointed; /* the last one whose highlights are a list below its bullet */
};

/* A picture that was read. The list makes sure that each is read once. */
struct picture_read {
    struct str file;
    const struct image *image; /* NULL: could not be read */
};

/* The template of a source, once a work needed it. */
struct source_template {
    const struct source_style *of;
    struct template *text;
};

/* The template for the source of an entry, and whether it would print something. */
struct source_answer {
    const struct entry *entry;
    const struct style *style;
    const struct template *text; /* NULL: none */
    bool any;
};

/* Where the items of a text were counted or found last, so that asking for one after the other does
 * not begin at the start of the text each time. */
struct part_cursor {
    const char *text; /* NULL: none yet */
    size_t n;         /* the length of the text */
    size_t count;     /* of its items; 0: not counted */
    bool strong;      /* they are between semicolons */
    size_t and, rest; /* where "and" stands that parts the last two, and what follows it; 0: nowhere */
    size_t i, at;     /* an item and where it starts */
};

/* A field that entries of a kind have and the style leaves out, in one file. */
struct left_out {
    const char *kind;
    enum field field;
    struct pos pos; /* of the first */
    size_t count;
};

/* What of an entry's values its rows have printed so far, and what they leave for {more}. */
struct more {
    const struct entry_style *style; /* NULL: no style for entries of its kind */
    bool shown[FIELD_COUNT];
    bool listed;
    VEC(enum field) fields;
};

/* What rows are searched for. */
enum naming_what { NAMING_NOTHING, NAMING_TITLE, NAMING_ENTRY };

/* The part of a row's text that is a heading: the title of a section, the name of an entry. */
struct naming {
    enum naming_what what;
    bool found, ended;
    size_t now, cell; /* the cell that is being made; that with the name */
    size_t from, to;  /* where in it the name begins and ends */
    size_t last;      /* the end of the last field that was looked at */
    size_t apart;     /* the end of the last one that is no part of the name */
};

/* A look that a section has asked for. */
struct look {
    const struct style *of;    /* the style of the area */
    struct str name;
    const struct style *style; /* NULL: there is none of this name */
    struct content_column **dates; /* as in struct resolver */
};

struct resolver {
    struct arena *a;
    struct diag *d;
    struct files *files; /* reads pictures */
    const struct cv *cv;
    const struct locale *locale;
    const struct style *page;  /* the style of the page */
    const struct style *style; /* the style of the area that is being filled */
    enum area area;
    int stacked;               /* > 0: the rows being made stand beside others */
    struct content *to;
    uint32_t parent;           /* the element that new elements go into */
    uint32_t list;             /* the list that the entry above belongs to; NO_ELEMENT: none */
    const char *listed;        /* the kind of its entries */
    uint32_t body;             /* the item of a list that the entry is; NO_ELEMENT: it is none */
    int level;                 /* of the heading that new elements stand under: 1 is the name */
    struct naming naming;      /* the heading that is looked for */
    struct more more;          /* of the entry that is being resolved */
    bool apart;                /* rows being made belong to no element: head or foot of a page */
    bool titled;               /* the document already has its H1 */
    struct str prefix;         /* a label without a column: goes before the text of the next row */
    struct pos prefix_pos;
    bool quoted;               /* inside of a quotation of the template */
    bool posts;                /* jobs and degrees of the section are set as organizations with posts */
    bool in_look;              /* entries are in a look that the document chose */
    const struct scope *behind; /* the entry whose {more} goes behind the next point of a list; NULL: none */
    struct str linked;         /* what the text of an entry that is one text links to; n 0: nothing */
    enum field printed;        /* the field that was printed last */
    bool exact;                /* the value is an address or identifier (struct inline_use) */
    const struct row *then;    /* a row that would print links alone; the row before it may take them */
    bool in_source;            /* a source is being applied */
    size_t begin;              /* where it began in its text, or 0 */
    struct content_column *labels;        /* the column of the section's labels */
    struct content_column **dates[AREAS]; /* one for each entry style of the area's style */
    struct part_cursor parts[FIELD_COUNT];
    const struct contact **contacts_of[FIELD_COUNT]; /* that a field prints, then NULL; NULL: not
                                                        collected yet */
    size_t n_contacts_of[FIELD_COUNT];
    VEC(struct look) looks;
    VEC(struct picture_read) pictures;
    VEC(struct source_template) sources;
    struct source_answer source; /* for the entry that was asked about last */
    VEC(struct str) roles;     /* author roles already reported as unknown to the style */
    VEC(struct str) terms;     /* terms already reported as unknown to the locale */
    /* accounting */
    struct table used;         /* the values that are printed, by address */
    bool cv_used[FIELD_COUNT];
    bool *contacts_used;
    VEC(struct left_out) left_out;
    VEC(const struct extra *) extras; /* of the user's own that nothing prints, each key once */
};

/* ---- resolve.c */

/* Adds an element and returns its index; NO_ELEMENT while `apart` is true. */
uint32_t resolve_element(struct resolver *r, enum element_type type, uint32_t parent);
/* `outer` with a font of the area's style over it; `outer` itself if there is no font `name`. */
const struct charstyle *resolve_style(struct resolver *r, const struct charstyle *outer,
                                      const char *name);
/* The style of a row's text: `font` over the style's text. */
const struct charstyle *resolve_root(struct resolver *r, const struct fontstyle *font);
/* Takes another locale for what follows. */
static inline void resolve_locale(struct resolver *r, const struct locale *l)
{
    r->locale = r->to->inliner.locale = l;
}
struct pen resolve_pen(const struct resolver *r, const struct charstyle *style, struct pos pos);
/* Appends a value. */
void resolve_set(struct resolver *r, struct rich *to, struct markup m,
                 const struct charstyle *style, enum wrap wrap);
/* Appends a value that links to `uri` and takes the style `linked`. `uri` p NULL or unusable: the
 * value is no link and takes `style`. */
void resolve_linked(struct resolver *r, struct rich *to, struct markup m, struct str uri,
                    const struct charstyle *style, const struct charstyle *linked);
/* Appends text that links to `linked`, if that is set, as the name of an entry does. */
void resolve_text(struct resolver *r, struct rich *to, struct markup m, const struct charstyle *style);
/* Notes that the text of an element runs that way. */
void resolve_turn(const struct resolver *r, uint32_t element, enum bidi_own own);
/* Lets lines end between these bytes as `wrap` says. */
void resolve_tie(const struct resolver *r, struct rich *to, size_t from, size_t end, enum wrap wrap);
/* Lets no line end between numbers of an address, appended from byte `from` on, and their words (postal_ties). */
void resolve_tie_address(const struct resolver *r, struct rich *to, size_t from);
/* Lets lines end between the names of persons, appended from byte `from` on, rather than in them. */
void resolve_tie_names(const struct resolver *r, struct rich *to, size_t from);
/* Isolates a value that was appended from byte `from` on (rich_isolate), where the document or the
 * value itself runs to the left. */
void resolve_isolate_mixed(const struct resolver *r, struct rich *to, size_t from, enum bidi_sign sign);
static inline void resolve_isolate(const struct resolver *r, struct rich *to, size_t from, enum bidi_sign sign)
{
    if (r->to->inliner.mixed)
        resolve_isolate_mixed(r, to, from, sign);
}
/* The same if bytes `from` to `to` of the text belong to one element and the rest to another. */
void resolve_finish_parts(struct resolver *r, struct rich *text, size_t from, size_t to,
                          uint32_t inside, uint32_t outside);
/* Appends a target to a list. */
void resolve_target(struct resolver *r, const struct target *t, struct content_target **to);
/* Appends a sign or words of a style, with the signs of the locale. */
void resolve_sign(struct resolver *r, struct str sign, const struct charstyle *style, struct pos pos,
                  struct rich *to);
/* Call when the text is complete: links and parts in other languages get their own elements. */
void resolve_finish(struct resolver *r, struct rich *text, uint32_t element);

/* ---- naming.c: headings in rows of text */

/* True if entries of this kind have a heading of their own: jobs and degrees, and what else has a
 * name and text below it. */
bool naming_wants(const struct entry *e);
/* Call before and after each cell of a row is made. */
void naming_begin(struct resolver *r, size_t cell);
void naming_end(struct resolver *r, const struct rich *cell);
/* Call when a field was appended to a cell that had `from` bytes. */
void naming_see(struct resolver *r, enum field f, size_t from, const struct rich *cell);
/* Finishes the cells of a row (resolve_finish), and looks for no other heading. Makes the heading,
 * all of the row if none was found in it, an element of the level below r->level, and what stands
 * beside it another element. Returns that of the heading. */
uint32_t naming_finish(struct resolver *r, struct rich *cells, size_t n, uint32_t parent);
/* Makes an element for a text that holds one field: the heading if that is looked for. */
uint32_t naming_element(struct resolver *r, enum field f, uint32_t parent);

/* ---- fields.c: the values of fields */

/* True if a field has a value in the scope. */
bool fields_has(struct resolver *r, const struct scope *s, enum field f);
/* The text of a field, perhaps of several paragraphs; NULL: no text, or a field of another sort. */
const struct markup *fields_text(const struct resolver *r, const struct scope *s, enum field f);
/* True if the field `f` prints the contact `c`. */
bool fields_is_contact(enum field f, const struct contact *c);
/* Notes that the field's value, and the address its link leads to, is printed or left out on
 * purpose. */
void fields_use(struct resolver *r, const struct scope *s, enum field f);
/* Appends the value of a field as templates print it. fields_has must be true. */
void fields_set(struct resolver *r, const struct scope *s, enum field f,
                const struct charstyle *style, struct rich *to);
/* The field of the user's own that the entry has under this key; NULL: none. */
const struct extra *fields_extra(const struct scope *s, struct str key);
/* Appends its value, if it has one. */
void fields_set_extra(struct resolver *r, const struct scope *s, struct str key, const struct charstyle *style,
                      struct rich *to);
/* The picture that a field of the scope names; NULL: none. *alt gets its description. */
const struct image *fields_picture(struct resolver *r, const struct scope *s, enum field f,
                                   struct str *alt);
/* A description of the locale with the person's name in it. */
struct str fields_described(struct resolver *r, const struct markup *form);
/* The value of a field that counts volumes, pages and the like, in the digits of the locale. */
struct str fields_numbers(const struct resolver *r, enum field f, struct str value);
/* `form` with "{n}" replaced by the number. */
struct str fields_number(struct arena *a, struct str form, struct str number);

/* ---- running.c: values that are lists, as running text */

void running_points(struct resolver *r, const struct point *p, size_t n, const struct charstyle *style,
                    struct rich *to);
void running_entries(struct resolver *r, const struct scope *s, const struct value *v,
                     const struct charstyle *style, struct rich *to);
void running_words(struct resolver *r, const struct value *v, const struct charstyle *style, struct rich *to);
void running_roles(struct resolver *r, const struct value *v, const struct charstyle *style, struct rich *to);

/* ---- dates.c */

/* Long: a day's month with its full name, as letters have it. */
enum date_length { DATE_SHORT, DATE_LONG };

/* A date as the style writes it; empty for DATE_NONE. */
struct str dates_one(const struct resolver *r, const struct date *d, enum date_length as);
/* How long it lasted from the first to the last month of its dates: "4 yrs 9 mos". Empty if it has no
 * start, or no end that is known. */
struct str dates_duration(const struct resolver *r, const struct entry *e);
/* The dates of an entry: "Sep. 2016 – May 2021". */
struct str dates_range(const struct resolver *r, const struct entry *e);
/* The same behind a comma, a stop or an opening bracket of a text: "2019–present", whose word begins small there. In a
 * language that gives nouns capitals it stays. */
struct str dates_in_text(const struct resolver *r, struct str range, const struct rich *to);

/* ---- people.c: authors */

/* Appends a list of authors in the style's form: with marks, with the CV's own name in the font
 * "self", shortened if it is longer than the style allows. */
void people_set(struct resolver *r, const struct value *v, const struct charstyle *style,
                struct rich *to);
/* The number of persons in a list. *others: true if the list has "and others". */
size_t people_count(const struct value *v, bool *others);
/* True if authors in the scope (its section, or else the whole CV) have marks to explain. */
bool people_have_legend(const struct resolver *r, const struct scope *s);
/* Appends what these marks mean. */
void people_legend(struct resolver *r, const struct scope *s, const struct charstyle *style,
                   struct rich *to);
/* Reports roles of the entry's authors that the style does not know, each once per document. */
void people_check_roles(struct resolver *r, const struct entry *e);

/* ---- sources.c: what only works have: their people, genre and source */

/* True if the entry has people to print as authors, editors or translators. Editors come in place
 * of authors where there are none, and are then not printed again. */
bool sources_have_people(const struct entry *e, enum field f);
/* Appends people, with authors the collaboration that they write for; the genre; or the source. */
void sources_set(struct resolver *r, const struct scope *s, enum field f,
                 const struct charstyle *style, struct rich *to);
/* What the work is called, in words of the locale; empty if it has no such word. */
struct str sources_genre(const struct resolver *r, const struct entry *e);
/* True if the number has the genre in it: "Technical Report 5". */
bool sources_number_says_genre(const struct resolver *r, const struct entry *e);
/* True if the template that the style has for works of this type would print something. */
bool sources_have_source(struct resolver *r, const struct scope *s);
/* True if the work has a short name that its venue or journal says already. */
bool sources_is_said(const struct scope *s);
/* Notes that such a short name is printed. */
void sources_use_said(struct resolver *r, const struct scope *s);

/* ---- terms.c: values within words of the locale */

/* Appends the values of a term's fields, all of which are there, in the locale's form for them. */
void terms_set(struct resolver *r, const struct scope *s, const struct part *term, struct pos pos,
               const struct charstyle *style, struct rich *to);
/* The same for one field. */
void terms_set_field(struct resolver *r, const struct scope *s, enum field f, struct pos pos,
                     const struct charstyle *style, struct rich *to);
/* Appends words of the locale, with a capital where a source begins with them after a stop or at the start of a line. */
void terms_words(struct resolver *r, struct str words, const struct pen *pen, struct rich *to);

/* True if the words around the field's value are a label: "Advisor: A. Able". */
bool terms_is_label(const struct resolver *r, enum field f);

/* ---- more.c: values that no row of the style prints */

/* True if some are left for {more}. The answer is the same from the first call on until the entry ends. */
bool more_has(struct resolver *r, const struct scope *s);
/* Appends them: each with its word, behind a comma, a label behind a stop. */
void more_set(struct resolver *r, const struct scope *s, const struct charstyle *style, struct rich *to);

/* Gives a row that begins with the value of `first`, and not with a name, a capital: "With distinction. Advisor:
 * A. Able". */
void more_capitalise(const struct resolver *r, enum field first, struct rich *to);

/* ---- items.c: fields that are lists, item by item */

/* How many items the row's fields have. */
size_t items_count(struct resolver *r, const struct scope *s, const struct row *row);
/* Appends item `i` with its icon and box, as the row says. */
void items_set(struct resolver *r, const struct scope *s, const struct row *row, size_t i,
               const struct charstyle *style, struct rich *to);
/* Appends all items as running text, with separators. */
void items_run(struct resolver *r, const struct scope *s, const struct row *row,
               const struct charstyle *style, struct rich *to);
/* Appends one contact: its text, its link, and an icon as the row says (row NULL: no icon). */
void items_contact(struct resolver *r, const struct contact *c, const struct row *row,
                   const struct charstyle *style, struct rich *to);

/* ---- apply.c: templates */

/* False if the row's templates have fields and none of them has a value. */
bool apply_has(struct resolver *r, const struct scope *s, const struct row *row);
/* True if a field of the template has a value. */
bool apply_any(struct resolver *r, const struct scope *s, const struct template *t);
/* Appends the template to a text that another one begins. */
void apply_inside(struct resolver *r, const struct scope *s, const struct template *t,
                  const struct charstyle *style, struct rich *to);
/* Appends the template as a sentence behind another one. */
void apply_then(struct resolver *r, const struct scope *s, const struct template *t,
                const struct charstyle *style, struct rich *to);
/* Appends the template; nothing if it has fields and none of them has a value. Punctuation of the
 * template is left out at the very start and where it would come twice. */
void apply_template(struct resolver *r, const struct scope *s, const struct template *t,
                    const struct charstyle *style, struct rich *to);

/* Appends a text that stands in no template with the rules for the texts of templates. */
void apply_sign(struct resolver *r, struct str sign, struct pos pos, const struct charstyle *style,
                struct rich *to);

/* ---- phrases.c: what values are in a text */

/* Notes the phrase that a field gave to a text from byte `from` on. What the fields of a source gave was
 * noted before; a text of one field needs no phrase, but for what must not be divided. */
void phrases_note(struct resolver *r, const struct scope *s, const struct template *t, enum field f,
                  size_t from, struct rich *to);
/* True for addresses and identifiers, whose hyphens stay. Pages, volumes and numbers have their dashes
 * already. */
bool phrases_are_exact(enum field f);

/* Appends the text of a field: no line ends in a phone number, and rather between the names of persons than in them, or
 * in short names of prizes and who gives them. */
void phrases_set(struct resolver *r, enum field f, struct markup m, const struct charstyle *style, struct rich *to);

/* ---- rows.c: rows of the style */

/* Resolves a row and appends it; false if all of it is empty. Its elements go into `parent`. */
bool rows_add(struct resolver *r, const struct row *row, struct scope *s, uint32_t parent,
              content_rows *to);
/* Resolves the cells of a row of text; false if all are empty. The caller finishes each cell
 * (resolve_finish). */
bool rows_cells(struct resolver *r, const struct row *row, const struct scope *s,
                const struct charstyle *style, struct rich **cells, size_t *n);
/* Puts the number of the entry, which has no column, before a text: the first of its rows, or its label. */
void rows_prefix(struct resolver *r, const struct charstyle *style, struct rich *text);
/* Appends the paragraphs of a text. Blank lines separate them. */
void rows_paragraphs(struct resolver *r, struct markup m, const struct charstyle *style,
                     uint32_t parent, content_paragraphs *to);
/* Adds rows for a text: its paragraphs, and the lists whose lines begin with "- ". */
void rows_blocks(struct resolver *r, const struct row *row, struct markup m, uint32_t parent,
                 content_rows *to);
/* Makes a bulleted list with the lists inside it. `depth` 0: the outermost list. */
void rows_list(struct resolver *r, const struct point *p, size_t n, size_t depth,
               const struct fontstyle *font, uint32_t parent, struct content_list *to);
/* The same, but the points become items of the list element `list`. */
void rows_points(struct resolver *r, const struct point *p, size_t n, size_t depth,
                 const struct fontstyle *font, uint32_t list, struct content_list *to);

/* ---- tables.c */

const struct content_table *tables_resolve(struct resolver *r, const struct grid *t, const struct fontstyle *font,
                                           uint32_t parent);
/* Adds the table of a field of the entry, if it has one. */
void tables_add(struct resolver *r, const struct scope *s, enum field f, const struct fontstyle *font, uint32_t parent,
                content_rows *to);

/* ---- sections.c: titles, sections and the document */

/* Resolves the title of a section (level 1) or subsection (2). to->style stays NULL if there is no
 * title. `directly`: it comes right after a section's title. */
void sections_heading(struct resolver *r, struct scope *s, const struct row *row,
                      const struct markup *title, int level, bool directly,
                      struct content_heading *to);
/* A look of the current style, which is read once; its style is NULL, and that reported, if there is none. */
const struct look *sections_look(struct resolver *r, const struct markup *name);
/* True if rows made now may use the column that the page shares; not in side columns and stacks. */
bool sections_have_column(const struct resolver *r);

/* ---- posts.c: jobs and degrees as organizations with one post */

/* True if that is the form for the jobs and degrees of a section: an employer with its posts is among them, or the
 * style would begin one with the employer and the next with the post. A look that the document chose has its own forms. */
bool posts_wanted(const struct style *style, const struct section *s);
/* A job or degree as an organization with one post, if the section wants that form; without a post, as an organization.
 * `e` itself if the section does not want it, if the entry has no employer, stands below another (`outer`; NULL: none),
 * or has fields of the user's own, which only rows of its kind print. */
const struct entry *posts_split(struct resolver *r, const struct entry *outer, const struct entry *e);

/* ---- entries.c */

/* Resolves an entry: its label, its rows, its targets; reports what the style leaves out. */
struct content_entry *entries_resolve(struct resolver *r, struct scope *s, const struct entry *e);
/* Takes the columns of labels off entries of one list that are all without one: such a column would be empty. That
 * which the page shares stays. */
void entries_drop_labels(struct content_entry **list, size_t n);

/* ---- account.c: every value that was read is printed or reported */

/* Notes that the value is printed. */
void account_use(struct resolver *r, const struct value *v);
void account_use_extra(struct resolver *r, const struct extra *e);
/* Notes that the section's own `note` or `aside` is printed; ignores other fields. */
void account_use_section(struct resolver *r, const struct section *s, enum field f);
/* True if the value is for the page, and the style does not omit it. */
bool account_wants(const struct entry_style *es, const struct value *v);
/* Counts fields of the entry that the style leaves out. */
void account_entry(struct resolver *r, const struct entry *e, const struct entry_style *es);
/* Reports them, once for each file, kind and field. */
void account_left_out(struct resolver *r);
/* Reports texts of the section itself that the style leaves out. */
void account_section(struct resolver *r, const struct section *s);
/* The same for the fields under `cv`. */
void account_cv(struct resolver *r);

#endif
