/* small_font.c: keeps a few characters of a font, and all of its tables that shape them.
 *
 *     small_font FONT TO CHARACTERS
 *
 * A seed for the fuzzer must be small: it tries thousands of changes to it in a minute. */
#include <hb-subset.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(argv[1]);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    struct str text = str_of(argv[3]);
    for (size_t i = 0, n; i < text.n; i += n)
        hb_set_add(hb_subset_input_unicode_set(input), (hb_codepoint_t)utf8_at(text, i, &n));
    hb_face_t *small = hb_subset_or_fail(face, input);
    hb_blob_t *made = hb_face_reference_blob(small);
    unsigned n = 0;
    const char *bytes = hb_blob_get_data(made, &n);
    FILE *f = fopen(argv[2], "wb");
    int good = n > 0 && f && fwrite(bytes, 1, n, f) == n;
    if (f)
        good &= fclose(f) == 0;
    hb_blob_destroy(made);
    hb_face_destroy(small);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return !good;
}
