/* ats_header.c: checks the name and the ways to reach the person. */
#include "readback/ats.h"

/* The name is the only text of its line, before all sections. */
static void check_name(const struct ats *x)
{
    struct wanted_text name = wanted_text(&x->wanted, "name", x->wanted.content->cv->name);
    reading_set broken = 0, beside = 0, below = 0;
    struct str other = {0}, heading = {0};
    for (int i = 0; i < READINGS; i++) {
        const struct ats_reading *r = &x->readings[i];
        size_t at = ats_find(x, r, THING_NAME, &name.words);
        if (at == NOT_FOUND) {
            broken |= 1u << i;
            continue;
        }
        size_t by = ats_beside(r, at, name.words.words.n), section = ats_section_at(r, x, at);
        if (by != NOT_FOUND) {
            beside |= 1u << i;
            other = ats_shown(x, r, by, 4);
        }
        if (section != SIZE_MAX) {
            below |= 1u << i;
            heading = x->wanted.sections.at[section].title.text;
        }
    }
    if (broken)
        diag_report(x->d, DIAG_CODE_ATS_NAME, name.pos, ats_ways(x, broken), STRF(name.text));
    if (beside)
        diag_report(x->d, DIAG_CODE_ATS_NAME_BESIDE, name.pos, ats_ways(x, beside), STRF(other));
    if (below)
        diag_report(x->d, DIAG_CODE_ATS_BELOW, name.pos, ats_ways(x, below), "the name",
                    STRF(heading));
}

/* What must be in the text: not the label of a link, but the address that it leads to. */
static struct wanted_text address_of(const struct ats *x, const struct contact *c)
{
    struct markup m = c->text;
    size_t colon = str_find(c->uri, ':');
    bool written = c->kind == CONTACT_PHONE || (c->kind == CONTACT_WEBSITE && !c->labelled);
    if (c->kind == CONTACT_NETWORK && c->address.text.p)
        m = c->address;
    else if (!written && colon < c->uri.n)
        m.text = str_sub(c->uri, colon + 1, c->uri.n);
    if (str_starts(m.text, STR("//")))
        m.text = str_sub(m.text, 2, m.text.n);
    struct wanted_text t = wanted_text(&x->wanted, "", m);
    t.pos = c->text.pos;
    return t;
}

/* Email and phone are looked for at the top, or under a heading that means ways to reach somebody. */
static void check_contact(const struct ats *x, const struct contact *c)
{
    struct wanted_text t = address_of(x, c);
    bool direct = c->kind == CONTACT_EMAIL || c->kind == CONTACT_PHONE;
    reading_set missing = 0, below = 0;
    struct str heading = {0};
    for (int i = 0; i < READINGS && t.words.words.n; i++) {
        const struct ats_reading *r = &x->readings[i];
        size_t at = ats_find_anywhere(r, &t.words);
        size_t section = at == NOT_FOUND ? SIZE_MAX : ats_section_at(r, x, at);
        missing |= (unsigned)(at == NOT_FOUND) << i;
        if (!direct || section == SIZE_MAX)
            continue;
        const struct wanted_text *title = &x->wanted.sections.at[section].title;
        if (ats_is_known(x, &title->words, STR("contact")))
            continue;
        below |= 1u << i;
        heading = title->text;
    }
    if (missing)
        diag_report(x->d, DIAG_CODE_ATS_MISSING, t.pos, ats_ways(x, missing), STRF(t.text));
    if (below)
        diag_report(x->d, DIAG_CODE_ATS_BELOW, t.pos, ats_ways(x, below),
                    c->kind == CONTACT_EMAIL ? "the email address" : "the phone number",
                    STRF(heading));
}

void ats_check_header(struct ats *x)
{
    const struct cv *cv = x->wanted.content->cv;
    bool email = false, phone = false;
    if (!x->wanted.header)
        return;
    check_name(x);
    for (size_t i = 0; i < cv->contacts.n; i++) {
        const struct contact *c = &cv->contacts.at[i];
        email |= c->kind == CONTACT_EMAIL;
        phone |= c->kind == CONTACT_PHONE;
        if (c->date.kind == DATE_NONE) /* dates are printed in another form */
            check_contact(x, c);
    }
    if (!email)
        diag_report(x->d, DIAG_CODE_ATS_LACKS, cv->name.pos, "CV", "email");
    if (!phone)
        diag_report(x->d, DIAG_CODE_ATS_LACKS, cv->name.pos, "CV", "phone");
}
