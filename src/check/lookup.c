/* lookup.c: asks the tables of keys and of rules, and the files that come with cvtex. */
#include "check/lookup.h"

#include "check/check.h"
#include "export/schema.h"
#include "style/catalogue.h"
#include "style/reference.h"
#include "style/style.h"

/* What all tables say of a name; p NULL: all names that they have something to say of. */
static struct str topic(struct binder *b, struct str name)
{
    const struct node *base = catalogue_tree(b, STR("styles/base.yaml"));
    const struct node *english = catalogue_tree(b, STR("styles/locales/en.yaml"));
    struct str keys = reference_topic(b->a, base, english, name), rules = check_topic(b->a, name);
    const char *between = name.p && keys.n && rules.n ? "\n" : "";
    struct buf out = {.a = b->a};
    buf_printf(&out, "%.*s%s%.*s", STRF(keys), between, STRF(rules));
    return buf_end(&out);
}

bool lookup_text(struct binder *b, const struct cvtex_job *job, struct str *out)
{
    switch (job->output) {
    case CVTEX_STYLES:
        *out = catalogue_styles(b);
        return true;
    case CVTEX_STYLE_SOURCE:
        *out = cascade_text(b, ".", str_of(job->style));
        return true;
    case CVTEX_TOPIC:
        *out = topic(b, str_of(job->only));
        return true;
    case CVTEX_FONTS:
        *out = catalogue_fonts(b);
        return true;
    case CVTEX_ICONS:
        *out = catalogue_icons(b);
        return true;
    case CVTEX_LOCALES:
        *out = catalogue_locales(b);
        return true;
    case CVTEX_LOCALE_SOURCE:
        *out = catalogue_locale(b, str_of(job->style));
        return true;
    case CVTEX_STYLE_KEYS:
        *out = catalogue_style_keys(b);
        return true;
    case CVTEX_DOCUMENT_KEYS:
        *out = reference_document(b->a);
        return true;
    case CVTEX_LOCALE_KEYS:
        *out = catalogue_locale_keys(b);
        return true;
    case CVTEX_DOCUMENT_SCHEMA:
        *out = schema_write(b, SCHEMA_DOCUMENT);
        return true;
    case CVTEX_STYLE_SCHEMA:
        *out = schema_write(b, SCHEMA_STYLE);
        return true;
    case CVTEX_LOCALE_SCHEMA:
        *out = schema_write(b, SCHEMA_LOCALE);
        return true;
    case CVTEX_RULES:
        *out = check_rules(b->a);
        return true;
    default:
        return false;
    }
}
