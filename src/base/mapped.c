/* mapped.c: finds the segments of a program that it never writes to; advice to the kernel. */
#define _GNU_SOURCE
#include "base/mapped.h"

#ifdef __linux__

#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

static bool holds(const struct dl_phdr_info *object, uintptr_t at)
{
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &object->dlpi_phdr[i];
        if (p->p_type == PT_LOAD && at - (object->dlpi_addr + p->p_vaddr) < p->p_memsz)
            return true;
    }
    return false;
}

/* Only segments that the loader maps without a right to write: their pages are those of the file. */
static int give_back(struct dl_phdr_info *object, size_t size, void *inside)
{
    (void)size;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    if (!holds(object, (uintptr_t)inside))
        return 0;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &object->dlpi_phdr[i];
        if (p->p_type != PT_LOAD || p->p_flags & PF_W)
            continue;
        uintptr_t from = (object->dlpi_addr + p->p_vaddr) / page * page;
        uintptr_t to = object->dlpi_addr + p->p_vaddr + p->p_memsz;
        madvise((void *)from, to - from, MADV_DONTNEED);
    }
    return 1;
}

void mapped_give_back(const void *inside)
{
#ifndef CVTEX_SINGLE_FILE /* there the fonts stand in these pages, and what writes the PDF reads them again */
    dl_iterate_phdr(give_back, (void *)(uintptr_t)inside);
#else
    (void)inside, (void)give_back;
#endif
}

void mapped_take(void *p, size_t n)
{
#ifdef MADV_POPULATE_WRITE
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), from = (uintptr_t)p / page * page;
    madvise((void *)from, (uintptr_t)p + n - from, MADV_POPULATE_WRITE);
#else
    (void)p, (void)n;
#endif
}

#else

void mapped_take(void *p, size_t n)
{
    (void)p, (void)n;
}

void mapped_give_back(const void *inside)
{
    (void)inside;
}

#endif
