/* bridge.c: the font that keeps texts in their line. */
#include "pdf/bridge.h"

void bridge_embed(struct pdf *p)
{
    if (!p->leftward || p->failure)
        return;
    struct object *glyph = object_new(p), *map = object_new(p), *descriptor = object_new(p);
    struct buf b = {.a = p->arena};
    object_stream(p, glyph, STR("0 0 d0"));
    object_stream(p, map, STR("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                              "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                              "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                              "1 begincodespacerange\n<00><FF>\nendcodespacerange\n"
                              "2 beginbfchar\n<20><200E>\n<21><200F>\nendbfchar\n"
                              "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend"));
    descriptor->body = STR("/Type/FontDescriptor/FontName/Bridge/Flags 4/FontBBox[0 0 0 0]/ItalicAngle 0/Ascent .01"
                           "/Descent -.01/CapHeight 0/StemV 0");
    p->bridge = object_new(p);
    write_raw(&b, "/Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .3 0 0]/Resources<<>>"
                  "/FirstChar 32/LastChar 33/Widths[0 0]/Encoding<</Type/Encoding/Differences[32/space/exclam]>>/CharProcs<</space ");
    write_ref(&b, glyph->id);
    write_raw(&b, "/exclam ");
    write_ref(&b, glyph->id);
    write_raw(&b, ">>/FontDescriptor ");
    write_ref(&b, descriptor->id);
    write_raw(&b, "/ToUnicode ");
    write_ref(&b, map->id);
    p->bridge->body = buf_end(&b);
}
