/* meta.c: writes Info, the same as XMP, and the catalogue. XMP declares PDF/A and PDF/UA-1. */
#include "pdf/meta.h"

#include "pdf/embed.h"

struct moment {
    int64_t year;
    int month, day, hour, minute, second;
};

/* The civil date of seconds since 1970, UTC. Counts in cycles of 400 years, which have 146,097 days
 * and begin on 1 March. */
static struct moment date_of(int64_t seconds)
{
    int64_t days = seconds / 86400, rest = seconds % 86400;
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    days += 719468; /* from 1 March of the year 0 to 1 January 1970 */
    int64_t cycle = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day = days - cycle * 146097;
    int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    int64_t in_year = day - (365 * year + year / 4 - year / 100);
    int month = (int)((5 * in_year + 2) / 153); /* 0 is March */
    struct moment d = {
        .year = year + cycle * 400 + (month >= 10),
        .month = month < 10 ? month + 3 : month - 9,
        .day = (int)(in_year - (153 * month + 2) / 5 + 1),
        .hour = (int)(rest / 3600),
        .minute = (int)(rest / 60 % 60),
        .second = (int)(rest % 60),
    };
    return d;
}

struct str meta_date(struct pdf *p)
{
    struct moment t = date_of(p->options->date);
    return str_printf(p->arena, "(D:%04d%02d%02d%02d%02d%02d+00'00')", (int)t.year, t.month, t.day,
                      t.hour, t.minute, t.second);
}

static void write_entry(struct buf *b, const char *key, struct str text)
{
    if (!text.n)
        return;
    write_raw(b, key);
    write_text(b, text);
}

static void write_info(struct pdf *p)
{
    const struct display *d = p->display;
    struct buf b = {.a = p->arena};
    write_entry(&b, "/Title", d->title);
    write_entry(&b, "/Author", d->author);
    write_entry(&b, "/Subject", d->subject);
    write_entry(&b, "/Keywords", d->keywords);
    write_entry(&b, "/Producer", p->options->producer);
    if (p->options->dated) {
        struct str date = meta_date(p);
        write_raw(&b, "/CreationDate");
        buf_add(&b, date);
        write_raw(&b, "/ModDate");
        buf_add(&b, date);
    }
    if (!p->doc->info) {
        object_fail(p, "libharu did not make the Info dictionary");
        return;
    }
    HPDF_Dict_RemoveElement(p->doc->info, "Producer"); /* libharu's own */
    object_extend(p, p->doc->info, buf_end(&b));
}

static void write_xml(struct buf *b, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '&')
            write_raw(b, "&amp;");
        else if (c == '<')
            write_raw(b, "&lt;");
        else if (c == '>')
            write_raw(b, "&gt;");
        else if ((unsigned char)c >= ' ' || c == '\t' || c == '\n' || c == '\r')
            buf_char(b, c); /* XML does not allow other control characters */
    }
}

static void write_field(struct buf *b, const char *open, struct str text, const char *close)
{
    if (!text.n)
        return;
    write_raw(b, open);
    write_xml(b, text);
    write_raw(b, close);
}

/* PDF/A requires a description of every schema that is not its own. Here, only pdfuaid is one. */
static const char ua_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>part</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>";

/* Declares the standards that the file follows. Without tags, the level of PDF/A is U: the text
 * still has its Unicode. */
static void write_identification(struct pdf *p, struct buf *b, bool tagged)
{
    static const struct {
        const char *part, *level;
    } ids[] = {[PDF_A2A] = {"2", "A"}, [PDF_A2U] = {"2", "U"}, [PDF_A3A] = {"3", "A"}};
    bool archival = p->options->standard != PDF_NO_STANDARD;
    if (archival) {
        write_raw(b, "<pdfaid:part>");
        write_raw(b, ids[p->options->standard].part);
        write_raw(b, "</pdfaid:part><pdfaid:conformance>");
        write_raw(b, tagged ? ids[p->options->standard].level : "U");
        write_raw(b, "</pdfaid:conformance>");
    }
    if (tagged)
        write_raw(b, "<pdfuaid:part>1</pdfuaid:part>");
    if (tagged && archival)
        write_raw(b, ua_schema);
}

static struct str xmp_of(struct pdf *p, bool tagged)
{
    const struct display *d = p->display;
    struct buf b = {.a = p->arena};
    write_raw(&b,
              "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
              "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
              "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
              "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
              " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
              " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
              " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
              " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
              " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
              " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"");
    write_raw(&b, p->options->dated ? " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">" : ">");
    write_field(&b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", d->title,
                "</rdf:li></rdf:Alt></dc:title>");
    write_field(&b, "<dc:creator><rdf:Seq><rdf:li>", d->author,
                "</rdf:li></rdf:Seq></dc:creator>");
    write_field(&b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", d->subject,
                "</rdf:li></rdf:Alt></dc:description>");
    write_field(&b, "<dc:language><rdf:Bag><rdf:li>", d->lang,
                "</rdf:li></rdf:Bag></dc:language>");
    write_field(&b, "<pdf:Keywords>", d->keywords, "</pdf:Keywords>");
    write_field(&b, "<pdf:Producer>", p->options->producer, "</pdf:Producer>");
    if (p->options->dated) {
        struct moment t = date_of(p->options->date);
        struct str date = str_printf(p->arena, "%04d-%02d-%02dT%02d:%02d:%02d+00:00", (int)t.year,
                                     t.month, t.day, t.hour, t.minute, t.second);
        write_field(&b, "<xmp:CreateDate>", date, "</xmp:CreateDate>");
        write_field(&b, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>");
    }
    write_identification(p, &b, tagged);
    write_raw(&b, "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>");
    return buf_end(&b);
}

/* Declares that colours are sRGB; PDF/A requires this. */
static void write_intent(struct pdf *p, struct object *profile, struct buf *b)
{
    profile->body = STR("/N 3");
    object_stream(p, profile, icc_srgb(p->arena));
    write_raw(b, "/OutputIntents[<</S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                 "/Info(sRGB IEC61966-2.1)/DestOutputProfile ");
    write_ref(b, profile->id);
    write_raw(b, ">>]");
}

void meta_write(struct pdf *p, uint32_t tree, struct str names)
{
    bool archival = p->options->standard != PDF_NO_STANDARD;
    struct object *xmp = object_new(p), *profile = archival ? object_new(p) : NULL;
    write_info(p);
    xmp->body = STR("/Type/Metadata/Subtype/XML");
    object_stream(p, xmp, xmp_of(p, tree != 0)); /* ISO 19005-2, unlike part 1, allows a filter */
    struct buf b = {.a = p->arena};
    write_raw(&b, "/Metadata ");
    write_ref(&b, xmp->id);
    if (profile)
        write_intent(p, profile, &b);
    /* No /Direction, even where pages run to the left: with it, PDFium reads the parts of each Latin text
     * in reverse ("org.example@ada"). The structure tree says the direction. */
    write_raw(&b, "/ViewerPreferences<</DisplayDocTitle true>>");
    write_entry(&b, "/Lang", p->display->lang);
    if (tree) {
        write_raw(&b, "/MarkInfo<</Marked true>>/StructTreeRoot ");
        write_ref(&b, tree);
    }
    struct buf tables = {.a = p->arena};
    buf_add(&tables, names);
    embed_write(p, &b, &tables);
    if (tables.n) {
        write_raw(&b, "/Names<<");
        buf_add(&b, buf_str(&tables));
        write_raw(&b, ">>");
    }
    if (!p->failure)
        object_extend(p, p->doc->catalog, buf_end(&b));
}
