/* late.h: libraries that few documents need: FriBidi, libjpeg, fontconfig.
 *
 * They are opened when a document needs them, so that no other document pays for loading them. In a
 * program of a single file (SINGLE_FILE) they are linked like the others, and "opening" always works. */
#ifndef BASE_LATE_H
#define BASE_LATE_H

#include <stdint.h>

#ifdef CVTEX_SINGLE_FILE

/* The handle of a library; NULL: it can't be opened. */
static inline void *late_open(const char *library)
{
    return (void *)(uintptr_t)library;
}

static inline void late_close(void *library)
{
    (void)library;
}

/* The address of a function; NULL: the library has none of this name. */
#define LATE_FIND(library, name) ((void)(library), (void *)&(name))

#else

#include <dlfcn.h>

static inline void *late_open(const char *library)
{
    return dlopen(library, RTLD_NOW | RTLD_LOCAL);
}

static inline void late_close(void *library)
{
    dlclose(library);
}

#define LATE_FIND(library, name) dlsym(library, #name)

#endif

#endif
