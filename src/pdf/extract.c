/* extract.c: finds the streams of attached files in a PDF. */
#include "pdf/extract.h"

#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "base/file.h"
#include "base/table.h"
#include "pdf/embed.h"
#include "pdf/scan.h"

/* Limits, because a small PDF may have streams that grow a thousandfold, and many of them. The
 * header must be in the first HEADER_IN bytes. */
enum { FILES_MAX = 1000, NAME_MAX_BYTES = 255, HEADER_IN = 1024, CHUNK = 65536 };
#define BYTES_MAX ((size_t)256 << 20)

struct reader {
    struct arena *a;
    struct str pdf;
    extracted *to;
    size_t bytes;       /* of all files so far */
    struct table names; /* the name of a file -> its number, from 1 */
    struct str object;  /* "12 0": the number of the object that is read */
    VEC(struct str) of; /* for each file the number of its object */
    bool encrypted;
    const char *fault;
    struct table *objects; /* "12 0" -> where the object begins; NULL: not collected yet */
};

static void fail(struct reader *r, const char *fault)
{
    if (!r->fault)
        r->fault = fault;
}

/* ---- the bytes of a stream */

static void inflate_close(void *z)
{
    inflateEnd(z);
}

static struct str inflated(struct reader *r, struct str from)
{
    z_stream *z = arena_new_of(r->a, z_stream);
    struct buf b = {.a = r->a};
    size_t chunk = CHUNK;
    int state = inflateInit(z);
    struct held *held = arena_hold(r->a, inflate_close, z);
    z->next_in = (z_const Bytef *)from.p;
    z->avail_in = from.n < UINT32_MAX ? (uInt)from.n : UINT32_MAX;
    while (state == Z_OK && r->bytes + b.n <= BYTES_MAX) {
        if (b.cap - b.n < chunk) {
            size_t more = b.cap + (b.cap > chunk ? b.cap : chunk);
            b.p = arena_grow(r->a, b.p, b.cap, more);
            b.cap = more;
        }
        z->next_out = (Bytef *)b.p + b.n;
        z->avail_out = (uInt)chunk;
        state = inflate(z, Z_NO_FLUSH);
        b.n += chunk - z->avail_out;
    }
    arena_release(r->a, held);
    if (state == Z_MEM_ERROR)
        arena_fail(r->a);
    if (state == Z_OK)
        fail(r, "its attached files are too large");
    else if (state != Z_STREAM_END)
        fail(r, "an attached file is damaged");
    return b.n ? buf_end(&b) : STR("");
}

/* Collects where the objects are that begin on a line of their own. If two have the same number,
 * the first one counts. */
static void collect_objects(struct reader *r)
{
    enum { NUMBER_MOST = 20 }; /* [bytes] two numbers and a space */
    struct str s = r->pdf;
    r->objects = arena_new_of(r->a, struct table);
    for (size_t at = scan_find(s, 0, " obj"); at < s.n; at = scan_find(s, at + 4, " obj")) {
        size_t from = at;
        while (from && at - from < NUMBER_MOST && s.p[from - 1] != '\n')
            from--;
        struct str number = str_sub(s, from, at);
        if (from && s.p[from - 1] == '\n' && !table_find(r->objects, number))
            table_set(r->a, r->objects, number, (void *)(s.p + at + 4));
    }
}

/* Reads a length, which may be a reference to another object: "12 0 R". */
static bool number_of(struct reader *r, struct str reference, size_t *value)
{
    reference = str_trim(reference);
    if (!str_ends(reference, STR("R")))
        return scan_number(reference, value);
    if (!r->objects)
        collect_objects(r);
    struct str head = str_trim(str_sub(reference, 0, reference.n - 1));
    const char *object = head.n ? table_find(r->objects, head) : NULL;
    if (!object)
        return false;
    size_t at = scan_space(r->pdf, (size_t)(object - r->pdf.p));
    return scan_number(str_sub(r->pdf, at, scan_value(r->pdf, at)), value);
}

/* The end of the data that starts at `at`. This is where the stream's Length says, if "endstream"
 * follows there; else it is before the next "endstream". */
static size_t data_end(struct reader *r, struct str dict, size_t at, bool resolve)
{
    struct str stated = scan_key(dict, "/Length");
    size_t n, end = r->pdf.n;
    bool known = resolve ? number_of(r, stated, &n) : scan_number(stated, &n);
    if (known && n <= r->pdf.n - at && scan_word(r->pdf, scan_space(r->pdf, at + n), "endstream"))
        return at + n;
    end = scan_find(r->pdf, at, "endstream");
    if (end > at && r->pdf.p[end - 1] == '\n')
        end--;
    if (end > at && r->pdf.p[end - 1] == '\r')
        end--;
    return end;
}

static struct str decoded(struct reader *r, struct str dict, struct str data)
{
    struct str filter = str_trim(scan_key(dict, "/Filter"));
    if (str_starts(filter, STR("[")) && str_ends(filter, STR("]")))
        filter = str_trim(str_sub(filter, 1, filter.n - 1));
    if (!filter.n || str_eq(filter, STR("null")))
        return data;
    if (str_eq(filter, STR("/FlateDecode")))
        return inflated(r, data);
    fail(r, "an attached file is compressed in a way that is not supported");
    return STR("");
}

/* ---- files */

static bool safe(struct str name)
{
    size_t n;
    if (!name.n || name.n > NAME_MAX_BYTES || utf8_invalid(name) < name.n)
        return false;
    for (size_t i = 0; i < name.n; i += n)
        if (!file_name_takes(utf8_at(name, i, &n), i == 0))
            return false;
    return true;
}

static void add(struct reader *r, struct extracted file)
{
    r->bytes += file.bytes.n;
    uintptr_t known = (uintptr_t)table_find(&r->names, file.name);
    if (known && !str_eq(r->of.at[known - 1], r->object)) {
        return; /* of another PDF that was joined behind the first one */
    } else if (known) { /* a later revision of the PDF */
        r->to->at[known - 1] = file;
    } else if (r->to->n == FILES_MAX || r->bytes > BYTES_MAX) {
        fail(r, "its attached files are too large");
    } else {
        *vec_push(r->a, r->to) = file;
        *vec_push(r->a, &r->of) = r->object;
        table_set(r->a, &r->names, file.name, (void *)(uintptr_t)r->to->n);
    }
}

/* Reads the stream whose data starts at `at`. Returns the end of the data. */
static size_t read_stream(struct reader *r, struct str dict, size_t at)
{
    bool file = str_eq(str_trim(scan_key(dict, "/Type")), STR("/EmbeddedFile"));
    struct str name = file ? scan_key(dict, EMBED_NAME) : (struct str){0};
    size_t end = data_end(r, dict, at, name.p != NULL);
    if (!name.p)
        return end;
    struct extracted e = {.name = scan_string(r->a, name)};
    e.document = str_eq(str_trim(scan_key(dict, EMBED_DOCUMENT)), STR("true"));
    if (!safe(e.name)) {
        fail(r, "an attached file has a name that is not safe to write");
        return end;
    }
    e.bytes = decoded(r, dict, str_sub(r->pdf, at, end));
    add(r, e);
    return end;
}

/* The "12 0" of the "12 0 obj" whose last word is at `at`; empty: it is something else. */
static struct str object_at(struct str s, size_t at)
{
    enum { NUMBER_MOST = 20 }; /* [bytes] two numbers and a space */
    if (at <= 3 || at >= s.n || s.p[at - 1] != ' ' || s.p[at - 2] < '0' || s.p[at - 2] > '9')
        return (struct str){0};
    size_t from = at - 1;
    while (from && at - from < NUMBER_MOST && strchr(" 0123456789", s.p[from - 1]) && s.p[from - 1])
        from--;
    return str_trim(str_sub(s, from, at - 1));
}

static bool encrypts(struct str dict)
{
    return scan_key(dict, "/Encrypt").p != NULL;
}

/* True if the bytes between two objects have a trailer that says that the PDF is encrypted. */
static bool encrypted_trailer(struct str gap)
{
    size_t at = scan_find(gap, 0, "trailer");
    if (at == gap.n)
        return false;
    at = scan_space(gap, at + 7);
    return str_starts(str_sub(gap, at, gap.n), STR("<<")) &&
           encrypts(str_sub(gap, at, scan_value(gap, at)));
}

/* Reads the object whose "12 0 obj" ends at `at`. Returns where to go on. */
static size_t read_object(struct reader *r, size_t at)
{
    struct str s = r->pdf;
    size_t start = scan_space(s, at), end;
    if (!str_starts(str_sub(s, start, s.n), STR("<<")))
        return at;
    struct str dict = str_sub(s, start, end = scan_value(s, start));
    at = scan_space(s, end);
    if (!scan_word(s, at, "stream"))
        return end;
    at += 6;
    at += at < s.n && s.p[at] == '\r';
    at += at < s.n && s.p[at] == '\n';
    if (str_eq(str_trim(scan_key(dict, "/Type")), STR("/XRef")))
        r->encrypted |= encrypts(dict);
    return read_stream(r, dict, at);
}

const char *extract_files(struct arena *a, struct str pdf, extracted *to)
{
    struct reader r = {.a = a, .pdf = pdf, .to = to};
    struct str head = str_sub(pdf, 0, pdf.n < HEADER_IN ? pdf.n : HEADER_IN);
    bool document = false;
    if (scan_find(head, 0, "%PDF-") == head.n)
        return "it is not a PDF";
    for (size_t at = 0, next; at < pdf.n; at = next) {
        size_t word = scan_find(pdf, at, "obj");
        r.encrypted |= encrypted_trailer(str_sub(pdf, at, word));
        next = word + 3;
        r.object = object_at(pdf, word);
        if (r.object.n)
            next = read_object(&r, word + 3);
    }
    for (size_t i = 0; i < to->n; i++) { /* of PDFs that were joined, the first one's counts */
        to->at[i].document &= !document;
        document |= to->at[i].document;
    }
    if (r.encrypted)
        return "it is encrypted";
    return r.fault ? r.fault : document ? NULL : "it has no files that cvtex attached";
}
