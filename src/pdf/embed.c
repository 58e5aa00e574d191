/* embed.c: writes the streams of attached files, their specifications, and the tree of their
 * names. */
#include "pdf/embed.h"

#include <stdlib.h>

#include "pdf/meta.h"

struct named {
    struct str name;
    uint32_t id; /* of the file's specification */
};

/* PDF wants names in the order of their stored bytes. ASCII names come first, then names in UTF-16;
 * there, surrogates come before the last characters of the basic plane. */
static int by_name(const void *x, const void *y)
{
    struct str s[2] = {((const struct named *)x)->name, ((const struct named *)y)->name};
    bool wide[2] = {false, false};
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < s[k].n; i++)
            wide[k] |= (unsigned char)s[k].p[i] >= 0x80;
    if (wide[0] != wide[1])
        return wide[0] ? 1 : -1;
    for (size_t i = 0, k = 0, n, m; i < s[0].n && k < s[1].n; i += n, k += m) {
        int32_t a = utf8_at(s[0], i, &n), b = utf8_at(s[1], k, &m);
        int32_t first = a > 0xFFFF ? 0xD800 : a, second = b > 0xFFFF ? 0xD800 : b;
        if (a != b)
            return (first == second ? a < b : first < second) ? -1 : 1;
    }
    return (s[0].n > s[1].n) - (s[0].n < s[1].n);
}

static void write_checksum(struct buf *b, struct str bytes)
{
    static const char hex[] = "0123456789ABCDEF";
    HPDF_BYTE sum[HPDF_MD5_KEY_LEN];
    HPDF_MD5_CTX md5;
    HPDF_MD5Init(&md5);
    HPDF_MD5Update(&md5, (const HPDF_BYTE *)bytes.p, (HPDF_UINT32)bytes.n);
    HPDF_MD5Final(sum, &md5);
    buf_char(b, '<');
    for (size_t i = 0; i < sizeof sum; i++) {
        buf_char(b, hex[sum[i] >> 4]);
        buf_char(b, hex[sum[i] & 15]);
    }
    buf_char(b, '>');
}

/* Writes the parameters of a file, if there is a date. The standard allows a file without
 * parameters, but not parameters without a date. */
static void write_params(struct pdf *p, struct buf *b, struct str bytes)
{
    if (!p->options->dated)
        return;
    write_raw(b, "/Params<</Size ");
    write_int(b, (int64_t)bytes.n);
    write_raw(b, "/ModDate");
    buf_add(b, meta_date(p));
    write_raw(b, "/CheckSum");
    write_checksum(b, bytes);
    write_raw(b, ">>");
}

static uint32_t write_file(struct pdf *p, const struct attachment *f)
{
    struct object *stream = object_new(p), *spec = object_new(p);
    struct buf b = {.a = p->arena}, s = {.a = p->arena};
    write_raw(&b, "/Type/EmbeddedFile/Subtype");
    write_name(&b, str_of(f->mime));
    write_params(p, &b, f->bytes);
    write_raw(&b, EMBED_NAME "(");
    write_bytes(&b, f->name.p, f->name.n);
    write_raw(&b, f->document ? ")" EMBED_DOCUMENT " true" : ")");
    stream->body = buf_end(&b);
    object_stream(p, stream, f->bytes);
    if (stream->stream.n >= f->bytes.n) { /* a picture is compressed already */
        stream->stream = f->bytes;
        stream->deflated = false;
    }
    write_raw(&s, "/Type/Filespec/F");
    write_text(&s, f->name);
    write_raw(&s, "/UF");
    write_text(&s, f->name);
    write_raw(&s, "/Desc");
    write_text(&s, str_of(f->description));
    write_raw(&s, "/AFRelationship");
    write_name(&s, str_of(f->relation));
    write_raw(&s, "/EF<</F ");
    write_ref(&s, stream->id);
    write_raw(&s, "/UF ");
    write_ref(&s, stream->id);
    write_raw(&s, ">>");
    spec->body = buf_end(&s);
    return spec->id;
}

void embed_write(struct pdf *p, struct buf *catalog, struct buf *tree)
{
    const attachments *files = p->options->attached;
    if (!files || !files->n)
        return;
    struct named *names = arena_array_of(p->arena, struct named, files->n);
    write_raw(catalog, "/AF[");
    for (size_t i = 0; i < files->n; i++) {
        names[i] = (struct named){files->at[i].name, write_file(p, &files->at[i])};
        if (i)
            buf_char(catalog, ' ');
        write_ref(catalog, names[i].id);
    }
    qsort(names, files->n, sizeof *names, by_name);
    write_raw(catalog, "]");
    write_raw(tree, "/EmbeddedFiles<</Names[");
    for (size_t i = 0; i < files->n; i++) {
        write_text(tree, names[i].name);
        write_ref(tree, names[i].id);
    }
    write_raw(tree, "]>>");
}
