/* slips.c: words of other tools that are no keys here, and the hints for them. */
#include "model/slips.h"

/* What other tools keep beside the person's name and is a section here. */
#define SECTIONS                                                                                  \
    "work, experience, work_experience, employment, education, skills, languages, interests, "    \
    "hobbies, projects, publications, awards, honors, certificates, certifications, licenses, "   \
    "volunteer, volunteering, teaching, talks, patents, references, memberships, service, grants"
#define LOOK "design, theme, template, style, layout, fonts, colors, margins"
/* What people say about themselves. It has no keys, because every country asks for something else. */
#define PERSONAL                                                                                  \
    "birthdate, birthday, birth_date, date_of_birth, dob, born, birthplace, nationality, "        \
    "citizenship, gender, sex, age, marital_status, visa, pronouns, driving_license"

const struct bind_slip slips_of_document[] = {
    {"name, full_name, headline, location, email, phone, website, social_networks, photo, contact, "
     "summary, sections, me, bibliography, profiles, label",
     " (it belongs under 'cv:', indented)"},
    {SECTIONS, " (a section: it belongs under 'sections:' in 'cv:')"},
    {"paper, papersize, paper_size", " ('size' belongs under 'style: page:')"},
    {PERSONAL, " (write it under 'contact:' in 'cv:', as '- text: Born in 1990')"},
    {BIND_ANY_LIST, " (a section belongs under 'sections:' in 'cv:')"},
    {NULL, NULL},
};

const struct bind_slip slips_of_cv[] = {
    {"basics, person, personal, personal_info", " (what it holds stands in 'cv' itself)"},
    {SECTIONS, " (a section: it belongs under 'sections:', indented)"},
    {"first_name, firstname, given_name, given, last_name, lastname, surname, family_name, family",
     " (write the whole name under 'name', or its parts: 'name: {given: Robin, family: Example}')"},
    {PERSONAL, " (write it under 'contact:', as '- text: Born in 1990')"},
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
    {"birthdate, birthday", " (write it under 'contact:' in 'cv:')"},
    {"reference, quote, testimonial", " (write it under 'summary')"},
    {NULL, NULL},
};
