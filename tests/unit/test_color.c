/* test_color.c: contrast of colours, compared with known results of WCAG's formula. */
#include "base/color.h"
#include "unit.h"

static const struct {
    color text, background;
    int contrast; /* cut after two digits */
} cases[] = {
    {0x000000, 0xFFFFFF, 2100}, {0xFFFFFF, 0xFFFFFF, 100}, {0x000000, 0x000000, 100},
    {0x767676, 0xFFFFFF, 454}, /* the lightest grey that may be text on white */
    {0x777777, 0xFFFFFF, 447}, {0x949494, 0xFFFFFF, 303}, {0x959595, 0xFFFFFF, 299},
    {0x595959, 0xFFFFFF, 700}, {0x808080, 0xFFFFFF, 394},  {0x808080, 0x000000, 531},
    {0xFF0000, 0xFFFFFF, 399}, {0x00FF00, 0xFFFFFF, 137},  {0x0000FF, 0xFFFFFF, 859},
    {0xFFFF00, 0xFFFFFF, 107}, {0x0000FF, 0xFFFF00, 800},
};

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK_EQ(color_contrast(cases[i].text, cases[i].background), cases[i].contrast);
        CHECK_EQ(color_contrast(cases[i].background, cases[i].text), cases[i].contrast);
    }
    /* On white, the darker of two greys never has less. */
    for (color c = 0; c < 255; c++)
        CHECK(color_contrast(c * 0x10101, COLOR_WHITE) >= color_contrast((c + 1) * 0x10101, COLOR_WHITE));
    return unit_result();
}
