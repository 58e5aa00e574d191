/* test_address.c: addresses as people write them, and ranges of pages. */
#include "model/address.h"

#include "model/range.h"
#include "unit.h"

static const struct {
    const char *written, *address;
} fields[] = {
    {"https://e.org/a", "https://e.org/a"},
    {"http://e.org/a", "http://e.org/a"},
    {" www.e.org/a ", "https://www.e.org/a"},
    {"WWW.e.org", "https://WWW.e.org"},
    {"e.org/a", "https://e.org/a"},
    {"paper.pdf", "paper.pdf"},
    {"a b.c/d", "a b.c/d"},
    {"../e.org/a", "../e.org/a"},
    {"URL: https://e.org", "https://e.org"},
    {"10.1000/182", "https://doi.org/10.1000/182"},
    {"doi:10.1000/182", "https://doi.org/10.1000/182"},
    {"orcid:0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"},
    {"http://arxiv.org/abs/1", "https://arxiv.org/abs/1"},
    {"#papers", "#papers"},
    {"", ""},
};

static const struct {
    const char *written, *address;
} dois[] = {
    {"10.1000/182", "https://doi.org/10.1000/182"},
    {"DOI: 10.1000/182", "https://doi.org/10.1000/182"},
    {"doi.org/10.1000/182", "https://doi.org/10.1000/182"},
    {"https://dx.doi.org/10.1000/182", "https://doi.org/10.1000/182"},
    {"10.1000/a#b?c", "https://doi.org/10.1000/a%23b%3Fc"},
    {"https://e.org/10.1", "https://e.org/10.1"},
    {"abc", "https://doi.org/abc"},
};

static const struct {
    const char *written, *set;
} ranges[] = {
    {"579-583", "579–583"},
    {"579--583", "579--583"},
    {"579–583", "579–583"},
    {"1-10, 12-20", "1–10, 12–20"},
    {"pp. 12-33", "pp. 12–33"},
    {"579-83", "579–83"},
    {"S1-S10", "S1–S10"},
    {"e100-e110", "e100–e110"},
    {"12a-13b", "12a–13b"},
    {"xi-xx", "xi–xx"},
    {"1:1-1:25", "1:1–1:25"},
    {"045001-5", "045001-5"},
    {"123456-3", "123456-3"},
    {"045001-1-045001-5", "045001-1–045001-5"},
    {"A-12", "A-12"},
    {"TR-5", "TR-5"},
    {"20-10", "20-10"},
    {"article-12", "article-12"},
    {"1-2-3", "1-2-3"},
    {"-", "-"},
    {"-5", "-5"},
    {"5-", "5-"},
    {"", ""},
};

static bool same(struct str got, const char *want)
{
    return str_eq(got, str_of(want));
}

int main(void)
{
    struct arena *a = arena_new();

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        CHECK(same(address_of_field(a, str_of(fields[i].written)), fields[i].address));
    for (size_t i = 0; i < sizeof dois / sizeof *dois; i++)
        CHECK(same(address_of_doi(a, str_of(dois[i].written)), dois[i].address));
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        CHECK(same(range_dashed(a, str_of(ranges[i].written)), ranges[i].set));
    CHECK(!address_fault(STR("http://e.org")) && !address_fault(STR("TEL:+1")));
    CHECK(address_fault(STR("ftp://e.org")) && address_fault(STR("javascript:x")) &&
          address_fault(STR("https://")) && address_fault(STR("")));
    arena_free(a);
    return unit_result();
}
