/* kept.c: hash tables of subsets and streams. The key of a subset is all that it is made from: the
 * face, its glyphs with their texts, and the codes that earlier fonts of the PDF use. The key of a
 * stream is its bytes. */
#include "pdf/kept.h"

struct kept {
    struct str key;
    uint64_t hash;
    struct kept *next;      /* in the same slot */
    struct glyph_use *uses; /* the codes of the font's uses, in the same order */
    struct str texts[256];  /* fonts_used.texts after this font */
    struct str packed, glyph_of_cid;
    size_t size;
    bool simple;
};

struct stream {
    struct str bytes, packed;
    uint64_t hash;
    struct stream *next; /* in the same slot */
};

#define SLOTS 256
/* Longer streams are not kept. A page has about 50 kB [bytes]. */
#define STREAM_MOST (1 << 20)

struct subsets {
    struct arena *a;
    struct kept *slots[SLOTS];
    struct stream *streams[SLOTS];
};

struct subsets *subsets_new(struct arena *a)
{
    struct subsets *s = arena_new_of(a, struct subsets);
    s->a = a;
    return s;
}

static void put_number(struct buf *b, uint64_t v)
{
    buf_add(b, (struct str){(const char *)&v, sizeof v});
}

static void put_text(struct buf *b, uint64_t number, struct str text)
{
    put_number(b, number);
    put_number(b, text.n);
    buf_add(b, text);
}

static struct str key_of(struct pdf *p, const struct pdf_font *f)
{
    struct buf b = {.a = p->arena};
    put_number(&b, (uint64_t)f->face->index);
    for (size_t i = 0; i < 256; i++)
        if (p->fonts->texts[i].n)
            put_text(&b, i, p->fonts->texts[i]);
    put_number(&b, 256);
    for (size_t i = 0; i < f->uses.n; i++)
        put_text(&b, f->uses.at[i]->glyph, f->uses.at[i]->text);
    return buf_end(&b);
}

static uint64_t hash(struct str s)
{
    uint64_t h = 1469598103934665603u; /* FNV-1a, over words */
    for (size_t i = 0; i < s.n; i += 8) {
        uint64_t word = 0;
        memcpy(&word, s.p + i, s.n - i < 8 ? s.n - i : 8);
        h = (h ^ word) * 1099511628211u;
        h ^= h >> 29;
    }
    return h;
}

static struct kept *find(const struct subsets *s, struct str key, uint64_t h)
{
    for (struct kept *k = s->slots[h % SLOTS]; k; k = k->next)
        if (k->hash == h && str_eq(k->key, key))
            return k;
    return NULL;
}

static void take(struct pdf *p, struct pdf_font *f, const struct kept *k)
{
    for (size_t i = 0; i < f->uses.n; i++) {
        f->uses.at[i]->code = k->uses[i].code;
        f->uses.at[i]->coded = k->uses[i].coded;
    }
    memcpy(p->fonts->texts, k->texts, sizeof k->texts);
    f->packed = k->packed;
    f->size = k->size;
    f->glyph_of_cid = k->glyph_of_cid;
    f->simple = k->simple;
}

static void put(struct pdf *p, struct subsets *s, const struct pdf_font *f, struct str key,
                uint64_t h)
{
    struct kept *k = arena_new_of(s->a, struct kept);
    k->key = str_copy(s->a, key);
    k->hash = h;
    k->uses = arena_array_of(s->a, struct glyph_use, f->uses.n);
    for (size_t i = 0; i < f->uses.n; i++)
        k->uses[i] = (struct glyph_use){.code = f->uses.at[i]->code, .coded = f->uses.at[i]->coded};
    for (size_t i = 0; i < 256; i++)
        k->texts[i] = str_copy(s->a, p->fonts->texts[i]);
    k->packed = str_copy(s->a, f->packed);
    k->size = f->size;
    k->glyph_of_cid = str_copy(s->a, f->glyph_of_cid);
    k->simple = f->simple;
    k->next = s->slots[h % SLOTS];
    s->slots[h % SLOTS] = k;
}

void kept_subset(struct pdf *p, struct pdf_font *f)
{
    struct subsets *s = p->options->subsets;
    struct str key = s ? key_of(p, f) : (struct str){0};
    uint64_t h = hash(key);
    const struct kept *k = s ? find(s, key, h) : NULL;
    if (k) {
        take(p, f, k);
        return;
    }
    subset_make(p, f);
    f->packed = object_pack(p, f->program);
    f->size = f->program.n;
    if (s && !p->failure)
        put(p, s, f, key, h);
}

struct str kept_deflated(const struct pdf *p, struct str bytes)
{
    const struct subsets *s = p->options->subsets;
    if (!s || bytes.n > STREAM_MOST)
        return (struct str){0};
    uint64_t h = hash(bytes);
    for (const struct stream *k = s->streams[h % SLOTS]; k; k = k->next)
        if (k->hash == h && str_eq(k->bytes, bytes))
            return k->packed;
    return (struct str){0};
}

void kept_deflated_put(struct pdf *p, struct str bytes, struct str packed)
{
    struct subsets *s = p->options->subsets;
    if (!s || bytes.n > STREAM_MOST)
        return;
    struct stream *k = arena_new_of(s->a, struct stream);
    k->hash = hash(bytes);
    k->bytes = str_copy(s->a, bytes);
    k->packed = str_copy(s->a, packed);
    k->next = s->streams[k->hash % SLOTS];
    s->streams[k->hash % SLOTS] = k;
}
