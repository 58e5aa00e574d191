/* test_entity.c: names and numbers of characters in HTML. */
#include "base/entity.h"
#include "unit.h"

static const struct {
    const char *text;
    int32_t code;
} cases[] = {
    {"&amp;", '&'},
    {"&lt;", '<'},
    {"&gt;", '>'},
    {"&quot;", '"'},
    {"&apos;", '\''},
    {"&nbsp;", 0xA0},
    {"&shy;", 0xAD},
    {"&eacute;", 0xE9},
    {"&Eacute;", 0xC9},
    {"&AElig;", 0xC6}, /* the first */
    {"&zwnj;", 0x200C}, /* the last */
    {"&sub;", 0x2282}, /* the beginning of another name */
    {"&sube;", 0x2286},
    {"&sup;", 0x2283},
    {"&sup1;", 0xB9},
    {"&sup3;", 0xB3},
    {"&sigma;", 0x3C3},
    {"&sigmaf;", 0x3C2},
    {"&theta;", 0x3B8},
    {"&thetasym;", 0x3D1},
    {"&Prime;", 0x2033},
    {"&mdash;", 0x2014},
    {"&hellip;", 0x2026},
    {"&dArr;", 0x21D3},
    {"&darr;", 0x2193},
    {"&#233;", 0xE9},
    {"&#0233;", 0xE9},
    {"&#xE9;", 0xE9},
    {"&#Xe9;", 0xE9},
    {"&#x2014;", 0x2014},
    {"&#x10FFFF;", 0x10FFFF},
    {"&#32;", ' '},
    /* nothing that there is */
    {"&nope;", -1},
    {"&Amp;", -1},
    {"&AMP;", -1},
    {"&am;", -1},
    {"&ampx;", -1},
    {"&;", -1},
    {"&#;", -1},
    {"&#x;", -1},
    {"&#x110000;", -1},
    {"&#99999999999999999999;", -1},
    {"&#0;", -1},
    {"&#7;", -1}, /* a control character */
    {"&#xD800;", -1},
    {"&#xDFFF;", -1},
    {"&#12a;", -1},
    {"&#-5;", -1},
    {"&#xG;", -1},
    {"amp;", -1},
    {"&amp", -1},
    {"", -1},
    {"&", -1},
};

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!CHECK(entity_code(str_of(cases[i].text)) == cases[i].code))
            fprintf(stderr, "    '%s' is U+%04X, not U+%04X\n", cases[i].text,
                    (unsigned)entity_code(str_of(cases[i].text)), (unsigned)cases[i].code);
    return unit_result();
}
