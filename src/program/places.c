/* places.c: libraries and fonts of the system. */
#define _GNU_SOURCE
#include "places.h"

#ifdef CVTEX_SINGLE_FILE
void places_add(struct sandbox *s)
{
    (void)s;
}
#else
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void add_in(struct sandbox *s, const char *folder, const char *name)
{
    char path[PATH_MAX];
    int n = folder && *folder ? snprintf(path, sizeof path, "%s/%s", folder, name) : -1;
    if (n > 0 && (size_t)n < sizeof path)
        sandbox_read(s, path);
}

/* ---- libraries */

/* True for a link such as /lib to usr/lib. */
static bool leads_to_usr(const char *path)
{
    char to[8] = "";
    return readlink(path, to, sizeof to - 1) > 3 && strncmp(to + (*to == '/'), "usr/", 4) == 0;
}

/* Where a library is that is open already, others may be that it came with. */
static int add_library(struct dl_phdr_info *info, size_t size, void *sandbox)
{
    const char *slash = strrchr(info->dlpi_name, '/');
    size_t n = slash ? (size_t)(slash - info->dlpi_name) : 0;
    char folder[PATH_MAX];
    (void)size;
    bool usual = strncmp(info->dlpi_name, "/usr/", 5) == 0 || strncmp(info->dlpi_name, "/lib", 4) == 0;
    if (n && n < sizeof folder && !usual) {
        memcpy(folder, info->dlpi_name, n);
        folder[n] = 0;
        sandbox_read(sandbox, folder);
    }
    return 0;
}

/* ---- fonts */

/* The folder that a configuration of fontconfig names at `text`, as far as it starts from the root or from
 * the user's folder, or is one of fonts below `data`. */
static void add_named(struct sandbox *s, const char *text, bool xdg, const char *home, const char *data)
{
    char name[PATH_MAX];
    size_t n = strcspn(text, "<");
    if (!n || n >= sizeof name)
        return;
    memcpy(name, text, n);
    name[n] = 0;
    if (xdg)
        add_in(s, data, name);
    else if (name[0] == '~')
        add_in(s, home, name + 1);
    else if (name[0] == '/')
        sandbox_read(s, name);
}

/* Looks for <dir>FOLDER</dir> and <cachedir>FOLDER</cachedir> in a file of fontconfig's configuration. To
 * let fontconfig read it would take some milliseconds, in runs that need no font of the system too. */
static void add_configured(struct sandbox *s, const char *path, const char *home, const char *data)
{
    char text[16384];
    int fd = path && *path ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) : -1;
    ssize_t n = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0)
        close(fd);
    text[n > 0 ? n : 0] = 0;
    for (const char *at = text; (at = strchr(at, '<')) != NULL;) {
        const char *end = strchr(++at, '>');
        bool folder = end && (strncmp(at, "dir", 3) == 0 || strncmp(at, "cachedir", 8) == 0);
        const char *prefix = folder ? strstr(at, "\"xdg\"") : NULL;
        if (folder)
            add_named(s, end + 1, prefix && prefix < end, home, data);
    }
}

static void add_fonts(struct sandbox *s, const char *home)
{
    char config[PATH_MAX], data[PATH_MAX], cache[PATH_MAX], path[PATH_MAX + 32];
    const struct {
        const char *variable, *below;
        char *to;
    } own[] = {
        {"XDG_CONFIG_HOME", ".config", config},
        {"XDG_DATA_HOME", ".local/share", data},
        {"XDG_CACHE_HOME", ".cache", cache},
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        const char *said = getenv(own[i].variable);
        bool is = said && *said;
        snprintf(own[i].to, PATH_MAX, "%s%s%s", is ? said : home, is ? "" : "/", is ? "" : own[i].below);
    }
    add_in(s, home, ".fonts");
    add_in(s, home, ".fonts.conf");
    add_in(s, home, ".fonts.conf.d");
    add_in(s, data, "fonts");
    add_in(s, cache, "fontconfig");
    add_in(s, config, "fontconfig");
    snprintf(path, sizeof path, "%s/fontconfig/fonts.conf", config);
    add_configured(s, path, home, data);
    snprintf(path, sizeof path, "%s/.fonts.conf", home);
    add_configured(s, path, home, data);
    add_configured(s, "/etc/fonts/local.conf", home, data);
    sandbox_read(s, getenv("FONTCONFIG_PATH"));
    sandbox_read(s, getenv("FONTCONFIG_FILE"));
    add_configured(s, getenv("FONTCONFIG_FILE"), home, data);
}

/* Folders of data that a user's session names, such as that of packages in boxes of their own. */
static void add_shared_fonts(struct sandbox *s, const char *list)
{
    for (const char *at = list; at && *at;) {
        char folder[PATH_MAX];
        size_t n = strcspn(at, ":");
        if (n && n < sizeof folder && strncmp(at, "/usr/", 5) != 0) {
            memcpy(folder, at, n);
            folder[n] = 0;
            add_in(s, folder, "fonts");
        }
        at += n + (at[n] == ':');
    }
}

void places_add(struct sandbox *s)
{
    static const char *const usual[] = {
        "/usr", "/opt", "/nix/store", "/gnu/store", "/home/linuxbrew/.linuxbrew", "/etc/ld.so.cache", "/etc/fonts",
        "/var/cache/fontconfig", "/var/lib/fontconfig", SANDBOX_SANITIZED ? "/proc" : NULL,
    };
    static const char *const libraries[] = {"/lib", "/lib64"};
    const char *home = getenv("HOME");
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        sandbox_read(s, usual[i]);
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
        if (!leads_to_usr(libraries[i]))
            sandbox_read(s, libraries[i]);
    dl_iterate_phdr(add_library, s);
    add_fonts(s, home ? home : "");
    add_shared_fonts(s, getenv("XDG_DATA_DIRS"));
}
#endif
