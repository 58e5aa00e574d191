/* test_range.c: which hyphens between digits say "to". */
#include <stdio.h>

#include "model/range.h"
#include "unit.h"

static const struct {
    const char *in, *out; /* out: NULL: as it is */
} cases[] = {
    /* measured and counted */
    {"5-10 %, 5-10% or 20-25 °C", "5–10 %, 5–10% or 20–25 °C"},
    {"€5-10 and $20-30k", "€5–10 and $20–30k"},
    {"3-4 years, 5-7 people, 2-4 GHz, 1000-5000 requests", "3–4 years, 5–7 people, 2–4 GHz, 1000–5000 requests"},
    {"50-100 users, 95-105 points", "50–100 users, 95–105 points"},
    {"20-30k examples, 2-3x faster", "20–30k examples, 2–3x faster"},
    {"Managed 5-7 engineers. Taught 20-30 students", "Managed 5–7 engineers. Taught 20–30 students"},
    {"teams of 5-7, about 10-12", "teams of 5–7, about 10–12"},
    {"ages 6-12, Grades 9-12, May 3-5, 3-5 May", "ages 6–12, Grades 9–12, May 3–5, 3–5 May"},
    {"chapters 3-5, 7-9 and 95-105", "chapters 3–5, 7–9 and 95–105"},
    {"pp. 123-45, J. Ex. 332, 492-503; 5 (1), 6-10", "pp. 123–45, J. Ex. 332, 492–503; 5 (1), 6–10"},
    {"Team von 5-10, 3-5 ans, 2-4 года", "Team von 5–10, 3–5 ans, 2–4 года"},
    /* times of a day, decimals and thousands */
    {"9:30-10:45, (14:00-15:30) or 8:15-9:00.", "9:30–10:45, (14:00–15:30) or 8:15–9:00."},
    {"0.5-1.5 mm, 2-2.5 GHz, 0,5-1 kg, 1.5-2 % and $2.5-3 million", "0.5–1.5 mm, 2–2.5 GHz, 0,5–1 kg, 1.5–2 % and $2.5–3 million"},
    {"1,000-2,000, or 10,000-50,000", "1,000–2,000, or 10,000–50,000"},
    {"1,000-2,000 users, 9.5-10.25 points, sections 3.1-3.4", "1,000–2,000 users, 9.5–10.25 points, sections 3.1–3.4"},
    {"Python 3.8-3.10, version 1.2-1.4, GPA 3.5-4.0, 2.5-1.5 mm", NULL},
    {"16:9-4:3, 3:16-18, 9:30-10:75, 10.0.0.1-10.0.0.9, 25:00-26:00", NULL},
    {"US 1,000-2,000, 2,000-1,000", NULL},
    {"Room 3.1-3.4, ISO 2.1-2.3, No. 1,000-2,000, 1.1.1-1.2 mm, 0.5:1-2:3", NULL},
    /* units at both ends */
    {"5%-10%, 0.5%-1%, 20°C-25°C (20°-25°)", "5%–10%, 0.5%–1%, 20°C–25°C (20°–25°)"},
    {"$20k-$30k, $5-$10, €5-€7.5, £500k-£1M", "$20k–$30k, $5–$10, €5–€7.5, £500k–£1M"},
    {"80%-20%, 50%-50%, 5%-10, $5-€10, $30-$20, $1M-$500k", NULL},
    {"5%-10%-15%, 100%-owned, $HOME-$USER, A$5-$10, %-%, $-$, -5%", NULL},
    /* years */
    {"2016-2021 (1914-18), Horizon 2021-2027, 2019-20", "2016–2021 (1914–18), Horizon 2021–2027, 2019–20"},
    {"2010-11, 2021-05-03, Directive 2014-65, 2021-2019", NULL},
    /* names of standards, products and laws */
    {"IEEE 802.11-2016, IEEE 1588-2008, ISO 639-1, ISO 9001-2015, RFC 2616-3, DIN 1946-6", NULL},
    {"Boeing 747-400, DC 9-80 pilot, Llama 2-13 models, Python 3-4, GPT-4-32k", NULL},
    {"Public Law 94-142, Phase 2-3, Layer 2-3 switches, IL 1-6", NULL},
    /* numbers of courses, rooms, files, telephones, addresses */
    {"15-213 and 15-440 systems, 10-601, 18-642", NULL},
    {"room 12-34, Room 5-12 sessions, 32-123", NULL},
    {"Grant no. 12-34, NSF 19-50, case 12-34, n° 12-34, license 123-456", NULL},
    {"555-666, tel. 12-34, 1-888-555-0100, 31-123 Kraków, 12-14 Main Street", NULL},
    {"ISSN 1935-1990, ISSN: 1550-2001, +852 2000-2050, (02) 2000-2050, tel: 12-20", NULL},
    {"7732-18-5, 12345-6789, 0-306-40615-2", NULL},
    /* words of their own, scores, days */
    {"0-1 knapsack, 9-11 attacks, victims of 9-11, a 7-11, 24-7, 50-50", NULL},
    {"won 3-2, a 2-6 loss, 1-1, 4-4-2, on 12-31", NULL},
    {"1-2-3, 12-0, 2.1-3, x10-20, 06-08", NULL},
};

static struct str dashed(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '-' && range_in_text(s, i))
            buf_add(&b, STR("–"));
        else
            buf_char(&b, s.p[i]);
    return buf_str(&b);
}

int main(void)
{
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str in = str_of(cases[i].in), out = dashed(a, in);
        if (!CHECK(str_eq(out, cases[i].out ? str_of(cases[i].out) : in)))
            fprintf(stderr, "    '%s' became '%.*s'\n", cases[i].in, STRF(out));
    }
    arena_free(a);
    return unit_result();
}
