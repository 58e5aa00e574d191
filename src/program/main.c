/* main.c: command line -> what it asks for. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "complete.h"
#include "cvtex.h"
#include "extract.h"
#include "help.h"
#include "inside.h"
#include "jobs.h"
#include "new.h"
#include "options.h"
#include "output.h"
#include "run.h"
#include "sandbox.h"
#include "setup.h"
#include "shut.h"

static enum status printed(void)
{
    return fflush(stdout) != 0 || ferror(stdout) ? STATUS_SYSTEM : STATUS_WRITTEN;
}

static enum status version(const struct command *c)
{
    if (c->input)
        return options_complain("--version takes only --verbose, not ", c->input);
    puts("cvtex " CVTEX_VERSION);
    if (!c->verbose)
        return printed();
#ifdef CVTEX_SINGLE_FILE
    return inside_tell(stdout) ? STATUS_SYSTEM : STATUS_WRITTEN;
#else
    char *data = setup_data();
    if (data)
        printf("styles, locales and fonts: %s\n", data);
    enum status status = data ? printed() : STATUS_SYSTEM;
    free(data);
    return status;
#endif
}

static enum status extract_from(const struct command *c)
{
    const char *to = c->output ? c->output : "-";
    struct sandbox s;
    if (!shut_is_wanted(c))
        return extract(c->input, to);
    sandbox_open(&s);
    sandbox_read(&s, c->input);
    sandbox_write(&s, to, SANDBOX_READ | SANDBOX_FOLDERS); /* files there are compared with those that would be written */
    enum status status = shut_enter(&s, c);
    return status == STATUS_WRITTEN ? extract(c->input, to) : status;
}

static enum status run(const struct command *c)
{
    if (c->version)
        return version(c);
    if (c->help) {
        help_verb(stdout, (enum options_verb)c->verb);
        return printed();
    }
    if (c->verb == VERB_EXTRACT)
        return extract_from(c);
    if (c->verb == VERB_HELP) {
        enum status status = help_topic(stdout, c->input);
        return status == STATUS_WRITTEN ? printed() : status;
    }
    if (c->verb == VERB_COMPLETIONS) {
        complete_write(stdout, (enum complete_shell)c->to);
        return printed();
    }
    if (c->verb == VERB_NEW)
        return new_write(c);
    return run_many(c) ? jobs_run(c) : run_command(c);
}

int main(int argc, char **argv)
{
    struct command c = {0};
    setup_signals();
    enum status status = argc ? options_read(argv, &c) : STATUS_USAGE;
    if (status == STATUS_WRITTEN)
        status = run(&c);
    free(c.further);
    return status;
}
