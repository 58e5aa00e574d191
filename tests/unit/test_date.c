/* test_date.c: what counts as a date, which dates exist, and which one comes first. */
#include <string.h>

#include "load/bind.h"
#include "model/date.h"
#include "model/locale.h"
#include "sink.h"
#include "unit.h"

static struct sink sink;
static struct locale locale;

static const char words[] =
    "months: [Jan., Feb., März, Apr., May, Jun., Jul., Aug., Sep., Oct., Nov., Dec.]\n"
    "month_names: [January, February, March, April, May, June, July, August, September, October, "
    "November, December]\n"
    "date_words: {spring: [spring], autumn: [fall, autumn], since: [since, from], until: [until, to], "
    "about: [ca., about], expected: [expected], present: [present, now, 现在, 至今, н. в.], "
    "today: [today], ignored: [of, in, the, st, rd, den, 年, 月, 日, ngày, tháng, thg, năm, г, gada, m, d]}\n"
    "months_with_day: [stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia, września, "
    "października, listopada, grudnia]\n"
    "month_words: [[jän, ม.ค.], [], [มี.ค.], [], [мая, maijs, május, gegužės, 5ème], [], [], [], [], [], [kasım], []]\n";

static void locale_open(void)
{
    static struct source s = {.text = {words, sizeof words - 1}};
    struct node *n = yaml_parse(sink.arena, &sink.diag, &s);
    locale.month_list = node_find(n, STR("months"));
    locale.month_name_list = node_find(n, STR("month_names"));
    locale.date_words = node_find(n, STR("date_words"));
    locale.day_month_list = node_find(n, STR("months_with_day"));
    locale.month_words = node_find(n, STR("month_words"));
}

/* "2016-9-0" stands for year 2016, month 9. After it may stand "..Y-M-D", the end of a range, "~" for
 * about, "<" since, ">" until, "+" to the present, "!" expected, "(...)" a remark. Else "present",
 * "text", "text?" with a warning, "none", or "!CODE" when refused. */
static const char *read_as(const char *text, bool strict)
{
    struct binder b = {.a = sink.arena, .d = &sink.diag};
    static const char *const ways[] = {"", "<", "+", ">", "!"};
    struct node n = {.kind = text ? NODE_SCALAR : NODE_NULL, .text = str_of(text)};
    struct date d = {0};
    size_t before = sink.reports;
    bool good = date_read(&b, &locale, &n, "date", strict, 1700000000, &d);
    bool warned = good && sink.reports > before && sink.code == DIAG_CODE_DATE_UNREAD;
    if (!CHECK(good == (sink.reports == before) || warned)) /* what is refused is reported */
        return "?";
    if (!good)
        return sink.code == DIAG_CODE_BAD_DATE         ? "!date"
               : sink.code == DIAG_CODE_AMBIGUOUS_DATE ? "!two"
                                                       : "!value";
    if (d.kind == DATE_DAY) {
        struct buf out = {.a = sink.arena};
        buf_printf(&out, "%d-%d-%d", d.year, d.month, d.day);
        if (d.last.year)
            buf_printf(&out, "..%d-%d-%d", d.last.year, d.last.month, d.last.day);
        buf_printf(&out, "%s%s", d.about ? "~" : "", ways[d.way]);
        if (d.remark.n)
            buf_printf(&out, "(%.*s)", STRF(d.remark));
        return str_c(sink.arena, buf_str(&out));
    }
    return d.kind == DATE_PRESENT ? "present" : d.kind == DATE_TEXT ? (warned ? "text?" : "text") : "none";
}

static const struct {
    const char *text, *strict, *loose;
} readings[] = {
    {"2016", "2016-0-0", "2016-0-0"},
    {"2016-09", "2016-9-0", "2016-9-0"},
    {"2016-09-01", "2016-9-1", "2016-9-1"},
    {" 2016-09 ", "2016-9-0", "2016-9-0"},
    {"0001", "1-0-0", "1-0-0"},
    {"9999-12-31", "9999-12-31", "9999-12-31"},
    {"present", "present", "present"},
    {"Present", "present", "present"},
    {"PRESENT ", "present", "present"},
    {NULL, "none", "none"},
    {"", "none", "none"},
    {"   ", "none", "none"},
    /* days that no calendar has are wrong wherever they stand */
    {"0000", "!date", "!date"},
    {"2016-00", "!date", "!date"},
    {"2016-13", "!date", "!date"},
    {"2016-09-00", "!date", "!date"},
    {"2016-09-31", "!date", "!date"},
    {"2016-00-10", "!date", "!date"},
    {"2016-02-29", "2016-2-29", "2016-2-29"},
    {"2015-02-29", "!date", "!date"},
    {"1900-02-29", "!date", "!date"},
    {"2000-02-29", "2000-2-29", "2000-2-29"},
    {"2016-02-30", "!date", "!date"},
    {"2016-04-31", "!date", "!date"},
    {"2016-12-32", "!date", "!date"},
    /* words, in any case, with or without a stop */
    {"Spring 2017", "2017-21-0", "2017-21-0"},
    {"autumn, 2017", "2017-23-0", "2017-23-0"},
    {"Sep 2016", "2016-9-0", "2016-9-0"},
    {"SEPT. 2016", "2016-9-0", "2016-9-0"},
    {"september 2016", "2016-9-0", "2016-9-0"},
    {"2016 September", "2016-9-0", "2016-9-0"},
    {"marz 2016", "2016-3-0", "2016-3-0"},
    {"1. März 2016", "2016-3-1", "2016-3-1"},
    {"March 1st, 2016", "2016-3-1", "2016-3-1"},
    {"3rd of May 2016", "2016-5-3", "2016-5-3"},
    {"May\xC2\xA0""2016", "2016-5-0", "2016-5-0"},
    {"Se 2016", "!value", "text"},
    {"Septembers 2016", "!value", "text"},
    {"May", "!value", "text"},
    {"31 Apr 2016", "!date", "!date"},
    {"today", "present", "2023-11-14"},
    {"now", "present", "present"},
    /* other orders and signs */
    {"09/2016", "2016-9-0", "2016-9-0"},
    {"9.2016", "2016-9-0", "2016-9-0"},
    {"01.02.2016", "2016-2-1", "2016-2-1"},
    {"13/06/2016", "2016-6-13", "2016-6-13"},
    {"06/13/2016", "2016-6-13", "2016-6-13"},
    {"05/06/2016", "!two", "!two"},
    {"5-6-2016", "!two", "!two"},
    {"05/05/2016", "2016-5-5", "2016-5-5"},
    {"13/13/2016", "!date", "!date"},
    /* ranges: not where only one day is asked for */
    {"Sep/Oct 2016", "!value", "2016-9-0..2016-10-0"},
    {"Sep – Oct 2016", "!value", "2016-9-0..2016-10-0"},
    {"Sep 2016 to May 2018", "!value", "2016-9-0..2018-5-0"},
    {"from 2016 to 2018", "!value", "2016-0-0..2018-0-0"},
    {"3-5 Sep 2016", "!value", "2016-9-3..2016-9-5"},
    {"Sep 3–5, 2016", "!value", "2016-9-3..2016-9-5"},
    {"3.–5. May 2016", "!value", "2016-5-3..2016-5-5"},
    {"28 Aug – 3 Sep 2016", "!value", "2016-8-28..2016-9-3"},
    {"28. Aug. until 3. Sep. 2016", "!value", "2016-8-28..2016-9-3"},
    {"Aug 28 – Sep 3, 2016", "!value", "2016-8-28..2016-9-3"},
    {"2016. – present", "2016-0-0+", "2016-0-0+"},
    {"2016/2018", "!value", "2016-0-0..2018-0-0"},
    {"2016-2018", "!value", "2016-0-0..2018-0-0"},
    {"2018-19", "!value", "2018-0-0..2019-0-0"},
    {"2020-21", "!date", "!date"}, /* or a season */
    {"2016-12-31/2017-01-02", "!value", "2016-12-31..2017-1-2"},
    {"2016/..", "2016-0-0<", "2016-0-0<"},
    {"../2016", "2016-0-0>", "2016-0-0>"},
    {"2016 - present", "2016-0-0+", "2016-0-0+"},
    {"Sep 2016 – 31 Apr 2017", "!date", "!date"},
    /* around a date */
    {"since 2016", "2016-0-0<", "2016-0-0<"},
    {"until Sep 2016", "2016-9-0>", "2016-9-0>"},
    {"expected 2027", "2027-0-0!", "2027-0-0!"},
    {"2027 (expected)", "2027-0-0!", "2027-0-0!"},
    {"expected in May 2027", "2027-5-0!", "2027-5-0!"},
    {"ca. 2016", "2016-0-0~", "2016-0-0~"},
    {"2016~", "2016-0-0~", "2016-0-0~"},
    {"2016-09?", "2016-9-0~", "2016-9-0~"},
    {"2016-21", "2016-21-0", "2016-21-0"},
    {"2016-25", "!date", "!date"},
    {"2016a", "2016-0-0", "2016-0-0"},
    {"2010s", "!value", "text"},
    {"2016 (in press)", "2016-0-0(in press)", "2016-0-0(in press)"},
    {"2016-09-01T00:00", "2016-9-1", "2016-9-1"},
    {"2016-09-01 10:00:00Z", "2016-9-1", "2016-9-1"},
    {"2016-9", "2016-9-0", "2016-9-0"},
    {"2016-9-1", "2016-9-1", "2016-9-1"},
    {"2016/09", "2016-9-0", "2016-9-0"},
    {"-2016", "2016-0-0>", "2016-0-0>"},
    /* other forms are texts where texts may stand */
    {"Spring 2017 & Fall 2016", "!value", "text"},
    {"16", "!value", "text"},
    {"201", "!value", "text?"},
    {"20166", "!value", "text?"},
    {"2O16", "!value", "text?"},
    {"20160901", "!value", "text?"},
    {"2020 - 2019", "!date", "!date"},
    {"2020-05/2020-04", "!date", "!date"},
    {"2020/2020-04", "!value", "2020-0-0..2020-4-0"},
    {"2016-0a", "!value", "text"},
    {"2016-09-1x", "!value", "text"},
    {"2016-09:01", "!value", "text"},
    {"２０１６", "2016-0-0", "2016-0-0"}, /* full-width digits */
    {"٢٠١٦", "2016-0-0", "2016-0-0"},
    {"۳ мая ۲۰۱۶", "2016-5-3", "2016-5-3"},
    {"2021年5月", "2021-5-0", "2021-5-0"},
    {"2021年5月3日", "2021-5-3", "2021-5-3"},
    {"2021年5月至今", "2021-5-0+", "2021-5-0+"},
    {"2021年5月～2022年3月", "!value", "2021-5-0..2022-3-0"},
    {"2021年", "2021-0-0", "2021-0-0"},
    {"tháng 9 năm 2021", "2021-9-0", "2021-9-0"},
    {"ngày 3 tháng 9 năm 2021", "2021-9-3", "2021-9-3"},
    {"den 3 maj 2021", "2021-5-3", "2021-5-3"},
    {"3 września 2021 г.", "2021-9-3", "2021-9-3"},
    {"2021. gada 3. maijs", "2021-5-3", "2021-5-3"},
    {"2021. május 3.", "2021-5-3", "2021-5-3"},
    {"2021. 05. 03.", "2021-5-3", "2021-5-3"},
    {"2021. május", "2021-5-0", "2021-5-0"},
    {"2021 m. gegužės 3 d.", "2021-5-3", "2021-5-3"},
    {"jän 2021", "2021-1-0", "2021-1-0"},
    {"มี.ค. 2021", "2021-3-0", "2021-3-0"}, /* without its mark it would be January */
    {"KASIM 2021", "2021-11-0", "2021-11-0"},
    {"thg 9 2021", "2021-9-0", "2021-9-0"},
    {"thg 2021", "!value", "text"},
    {"мая 2016 г. – мая 2018 г.", "!value", "2016-5-0..2018-5-0"},
    {"2021年5月（expected）", "2021-5-0!", "2021-5-0!"},
    {"2016 – н. в.", "2016-0-0+", "2016-0-0+"},
    {"in the spring of 2021", "!value", "text"},
    {"3 in 2016", "!value", "text"},
    {"presently", "!value", "text"},
};

static void test_reading(void)
{
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        const char *strict = read_as(readings[i].text, true);
        const char *loose = read_as(readings[i].text, false);
        if (!CHECK(strcmp(strict, readings[i].strict) == 0) ||
            !CHECK(strcmp(loose, readings[i].loose) == 0))
            fprintf(stderr, "    '%s' was read as %s, %s\n", readings[i].text, strict, loose);
    }
    struct binder b = {.a = sink.arena, .d = &sink.diag};
    struct node list = {.kind = NODE_LIST};
    struct date d = {0};
    CHECK(!date_read(&b, &locale, &list, "date", false, 0, &d) && sink.code == DIAG_CODE_WRONG_TYPE);
}

static struct date day(int year, int month, int d)
{
    return (struct date){.kind = DATE_DAY, .year = year, .month = month, .day = d};
}

static void check_order(struct date x, struct date y, int order)
{
    CHECK_EQ(date_compare(&x, &y), order);
    CHECK_EQ(date_compare(&y, &x), -order);
}

static void test_order(void)
{
    struct date present = {.kind = DATE_PRESENT};
    check_order(day(2015, 12, 31), day(2016, 1, 1), -1);
    check_order(day(2016, 3, 0), day(2016, 4, 0), -1);
    check_order(day(2016, 3, 9), day(2016, 3, 10), -1);
    check_order(day(2016, 3, 9), day(2016, 3, 9), 0);
    check_order(day(2016, 0, 0), day(2016, 12, 31), 0); /* the year may hold that day */
    check_order(day(2016, 3, 0), day(2016, 3, 31), 0);
    check_order(day(2016, SPRING, 0), day(2016, 5, 0), -1);
    check_order(day(2016, 8, 0), day(2016, AUTUMN, 0), -1);
    check_order(day(9999, 12, 31), present, -1);
    check_order(present, present, 0);
}

static const struct {
    int64_t seconds;
    int year, month, day;
} days[] = {
    {0, 1970, 1, 1},           {86399, 1970, 1, 1},       {86400, 1970, 1, 2},
    {31535999, 1970, 12, 31},  {31536000, 1971, 1, 1},    {68169600, 1972, 2, 29},
    {951782400, 2000, 2, 29},  {951868800, 2000, 3, 1},   {1709164800, 2024, 2, 29},
    {4107455999, 2100, 2, 27}, {4107456000, 2100, 2, 28}, {4107542400, 2100, 3, 1}, /* no leap year */
    {253402300799, 9999, 12, 31},
};

static void test_days(void)
{
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct date d = date_day(days[i].seconds);
        CHECK(d.kind == DATE_DAY && d.year == days[i].year && d.month == days[i].month &&
              d.day == days[i].day);
    }
}

int main(void)
{
    sink_open(&sink);
    locale_open();
    test_days();
    test_reading();
    test_order();
    sink_close(&sink);
    return unit_result();
}
