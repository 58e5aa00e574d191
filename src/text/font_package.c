/* font_package.c: packages by script. */
#include "text/font_package.h"

#include <stdbool.h>
#include <stddef.h>

#include "text/itemise.h"

/* Scripts that Unicode got after fonts-noto-core was made. */
static bool is_new(hb_script_t script)
{
    static const hb_script_t scripts[] = {
        HB_SCRIPT_CHORASMIAN, HB_SCRIPT_CYPRO_MINOAN, HB_SCRIPT_DIVES_AKURU, HB_SCRIPT_KAWI,
        HB_SCRIPT_KHITAN_SMALL_SCRIPT, HB_SCRIPT_MAKASAR, HB_SCRIPT_NAG_MUNDARI, HB_SCRIPT_NANDINAGARI,
        HB_SCRIPT_OLD_UYGHUR, HB_SCRIPT_TANGSA, HB_SCRIPT_TOTO, HB_SCRIPT_VITHKUQI,
    };
    for (unsigned i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (scripts[i] == script)
            return true;
    return false;
}

const char *font_package(int32_t code)
{
    hb_script_t script = itemise_script(code);
    switch (script) {
    case HB_SCRIPT_HAN:
        return code >= 0x20000 ? "fonts-hanazono" : "fonts-noto-cjk"; /* Noto has few of these ideographs */
    case HB_SCRIPT_HANGUL:
        return "fonts-noto-cjk";
    case HB_SCRIPT_THAI:
        return "fonts-thai-tlwg";
    case HB_SCRIPT_COMMON:
        return code >= 0x2000 ? "fonts-symbola" : NULL;
    case HB_SCRIPT_UNKNOWN:
    case HB_SCRIPT_INHERITED:
    case HB_SCRIPT_INVALID:
        return NULL;
    default:
        return is_new(script) ? NULL : "fonts-noto-core";
    }
}
