/* slips.c: words of other tools that are no keys here, and the hints for them. */
#include "model/slips.h"

/* What other tools keep beside the person's name and is a section here. */
#define SECTIONS                                                                                  \
    "work, experience, work_experience, employment, education, skills, languages, interests, "    \
    "hobbies, projects, publications, awards, honors, certificates, certifications, licenses, "   \
    "volunteer, volunteering, teaching, talks, patents, references, memberships, service, grants"
#define LOOK "design, theme, template, style, layout, fonts, colors, margins"
/* What people say about themselves and has no key, because few countries ask for it. */
#define PERSONAL "age, religion, height, weight, military_service, children, blood_group"
/* What has one. */
#define FACTS                                                                                     \
    "birthdate, birthplace, nationality, pronouns, gender, marital_status, driving_licence, "     \
    "work_permit, birthday, birth_date, date_of_birth, dob, born, citizenship, sex, visa"

const struct bind_slip slips_of_document[] = {
    {"name, full_name, headline, location, email, phone, website, social_networks, photo, contact, "
     "summary, sections, me, bibliography, profiles, label, " FACTS,
     " (it belongs under 'cv:', indented)"},
    {SECTIONS, " (a section: it belongs under 'sections:' in 'cv:')"},
    {"paper, papersize, paper_size", " ('size' belongs under 'style: page:')"},
    {PERSONAL, " (write it under 'contact:' in 'cv:', as '- text: ...')"},
    {BIND_ANY_LIST, " (a section belongs under 'sections:' in 'cv:')"},
    {NULL, NULL},
};

const struct bind_slip slips_of_style[] = {
    {"font, font_family, family, typeface", " (write 'fonts: {text: {family: Roboto}}')"},
    {"font_size, size, text_size, leading, line_spacing", " (write 'fonts: {text: {size: 11pt, leading: 14pt}}')"},
    {"margins, margin", " (write 'page: {margins: {left: 20mm, right: 20mm}}')"},
    {"paper, paper_size, papersize", " ('size' belongs under 'page:')"},
    {"color, accent, primary_color, theme_color, accent_color", " (write 'colors: {accent: navy}')"},
    {"name, headline, location, email, phone, website, social_networks, photo, contact, summary",
     " (it belongs under 'cv:')"},
    {NULL, NULL},
};

const struct bind_slip slips_of_cv[] = {
    {"basics, person, personal, personal_info", " (what it holds stands in 'cv' itself)"},
    {SECTIONS, " (a section: it belongs under 'sections:', indented)"},
    {"first_name, firstname, given_name, given, last_name, lastname, surname, family_name, family",
     " (write the whole name under 'name', or its parts: 'name: {given: Robin, family: Example}')"},
    {PERSONAL, " (write it under 'contact:', as '- text: ...')"},
    {LOOK, " ('style:' stands beside 'cv:', not in it)"},
    {"locale, language, lang", " ('locale:' stands beside 'cv:', not in it)"},
    {"github, gitlab, linkedin, orcid, twitter, mastodon, bluesky, researchgate, google_scholar, scholar, "
     "stackoverflow, youtube, kaggle, facebook, instagram, telegram, whatsapp, skype",
     " (under 'social_networks:', as '- {network: GitHub, username: ada}')"},
    {"pages, fit, balance, pdf, letter", " (it stands beside 'cv:', not in it)"},
    {BIND_ANY_LIST, " (a section belongs under 'sections:', indented)"},
    {NULL, NULL},
};

const struct bind_slip slips_of_entry[] = {
    {"minor, second_subject", " (write it under 'note')"},
    {"birthdate, birthday", " (write 'birthdate' under 'cv:')"},
    {"reference, quote, testimonial", " (write it under 'summary')"},
    {NULL, NULL},
};
