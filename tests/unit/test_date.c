/* test_date.c: what counts as a date, which dates exist, and which one comes first. */
#include <string.h>

#include "load/bind.h"
#include "model/date.h"
#include "sink.h"
#include "unit.h"

static struct sink sink;

/* "2016-9-0" stands for year 2016, month 9; "present", "text", "none", or "!CODE" when refused. */
static const char *read_as(const char *text, bool strict)
{
    struct binder b = {.a = sink.arena, .d = &sink.diag};
    struct node n = {.kind = text ? NODE_SCALAR : NODE_NULL, .text = str_of(text)};
    struct date d = {0};
    size_t before = sink.reports;
    bool good = date_read(&b, &n, "date", strict, &d);
    if (!CHECK(good == (sink.reports == before))) /* what is refused is reported */
        return "?";
    if (!good)
        return sink.code == DIAG_CODE_BAD_DATE ? "!date" : "!value";
    if (d.kind == DATE_DAY)
        return str_printf(sink.arena, "%d-%d-%d", d.year, d.month, d.day).p;
    return d.kind == DATE_PRESENT ? "present" : d.kind == DATE_TEXT ? "text" : "none";
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
    /* other forms are texts where texts may stand */
    {"Spring 2017", "!value", "text"},
    {"Spring 2017 & Fall 2016", "!value", "text"},
    {"16", "!value", "text"},
    {"201", "!value", "text"},
    {"20166", "!value", "text"},
    {"2016-9", "!value", "text"},
    {"2016-9-1", "!value", "text"},
    {"2016/09", "!value", "text"},
    {"2016-0a", "!value", "text"},
    {"2016-09-1x", "!value", "text"},
    {"2016-09:01", "!value", "text"},
    {"2016-09-01T00:00", "!value", "text"},
    {"-2016", "!value", "text"},
    {"２０１６", "!value", "text"}, /* full-width digits */
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
    CHECK(!date_read(&b, &list, "date", false, &d) && sink.code == DIAG_CODE_WRONG_TYPE);
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
    test_days();
    test_reading();
    test_order();
    sink_close(&sink);
    return unit_result();
}
