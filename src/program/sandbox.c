/* sandbox.c: landlock and seccomp. See landlock(7), seccomp(2), and the kernel's
 * Documentation/userspace-api/landlock.rst.
 *
 * Seccomp has a list of what is refused, not of what is allowed. An allow list is tighter, but each
 * new version of a C library may use a call that it lacks, and then a run fails that nobody can
 * mend. Here everything is refused that a typesetter cannot want, and whatever is newer than the
 * list; a C library falls back to older calls then. */
#define _GNU_SOURCE
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#define SANITIZED SANDBOX_SANITIZED

/* ---- landlock: the headers of the build may be older than the kernel, so all is spelled here */

enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 }; /* the same everywhere */
enum { CREATE_VERSION = 1, RULE_PATH_BENEATH = 1 };

#define EXECUTE UINT64_C(1)
#define WRITE_FILE (UINT64_C(1) << 1)
#define READ_FILE (UINT64_C(1) << 2)
#define READ_DIR (UINT64_C(1) << 3)
#define REMOVE_DIR (UINT64_C(1) << 4)
#define REMOVE_FILE (UINT64_C(1) << 5)
#define MAKE_DIR (UINT64_C(1) << 7)
#define MAKE_REG (UINT64_C(1) << 8)
#define TRUNCATE (UINT64_C(1) << 14)
#define ALL_OF_1 ((UINT64_C(1) << 13) - 1) /* version 1 has 13 rights; 2, 3 and 5 have one more each */
#define REFER (UINT64_C(1) << 13)
#define IOCTL_DEV (UINT64_C(1) << 15)
#define NET_TCP UINT64_C(3) /* version 4: bind and connect */
#define SCOPES UINT64_C(3)  /* version 6: abstract sockets and signals to the outside */

struct ruleset {
    uint64_t files, net, scopes;
};

struct beneath {
    uint64_t rights;
    int32_t parent;
} __attribute__((packed));

/* What each version of landlock knows; `size` gets how much of the structure it reads. */
static struct ruleset ruleset_of(long version, size_t *size)
{
    struct ruleset r = {ALL_OF_1, 0, 0};
    *size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    if (version >= 2)
        r.files |= REFER;
    if (version >= 3)
        r.files |= TRUNCATE;
    if (version >= 4)
        r.net = NET_TCP;
    if (version >= 5)
        r.files |= IOCTL_DEV;
    if (version >= 6)
        r.scopes = SCOPES;
    if (SANITIZED)
        r = (struct ruleset){r.files & ~EXECUTE, 0, 0};
    return r;
}

/* How much of the structure this kernel reads, and what it knows. False: it has no landlock. */
static bool ruleset_here(struct ruleset *r, size_t *size)
{
    long version = syscall(CREATE_RULESET, NULL, (size_t)0, (unsigned)CREATE_VERSION);
    if (version < 1)
        return false; /* an older kernel, or one that was started without it */
    *r = ruleset_of(version, size);
    return true;
}

void sandbox_open(struct sandbox *s)
{
    struct ruleset r;
    size_t size;
    *s = (struct sandbox){.rules = -1};
    if (!ruleset_here(&r, &size))
        return;
    s->rules = (int)syscall(CREATE_RULESET, &r, size, 0u);
    s->rights = r.files;
}

static bool add_rule(const struct sandbox *s, int fd, uint64_t rights)
{
    struct beneath b = {rights & s->rights, fd};
    return !b.rights || syscall(ADD_RULE, s->rules, RULE_PATH_BENEATH, &b, 0u) == 0;
}

/* What is not there, or not for this user, cannot be opened later either. */
static void allow(struct sandbox *s, const char *path, uint64_t rights)
{
    const uint64_t of_files = WRITE_FILE | READ_FILE | TRUNCATE;
    if (s->rules < 0 || !path || !*path)
        return;
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0) {
        if (errno == EMFILE || errno == ENFILE || errno == ENOMEM)
            s->error = errno;
        return;
    }
    if (!add_rule(s, fd, rights) && (errno != EINVAL || !add_rule(s, fd, rights & of_files)) && /* no folder */
        errno != EBADFD) /* a pipe, for example, which is in no folder and needs no rule */
        s->error = errno;
    close(fd);
}

void sandbox_read(struct sandbox *s, const char *path)
{
    allow(s, path, READ_FILE | READ_DIR);
}

void sandbox_write(struct sandbox *s, const char *path, unsigned also)
{
    uint64_t rights = WRITE_FILE | TRUNCATE | MAKE_REG | REMOVE_FILE;
    char *folder = sandbox_folder(path);
    if (!folder && strcmp(path, "-") != 0)
        s->error = ENOMEM;
    rights |= (also & SANDBOX_READ ? READ_FILE | READ_DIR : 0) | (also & SANDBOX_FOLDERS ? MAKE_DIR | REMOVE_DIR : 0);
    allow(s, folder, rights);
    if (folder)
        allow(s, path, READ_FILE); /* what is to be replaced is looked at */
    free(folder);
}

void sandbox_unmake(struct sandbox *s, const char *folder)
{
    char above[PATH_MAX];
    if ((size_t)snprintf(above, sizeof above, "%s/..", folder) < sizeof above)
        allow(s, above, REMOVE_DIR);
}

static bool limit_files(const struct sandbox *s)
{
    return s->rules >= 0 && syscall(RESTRICT_SELF, s->rules, 0u) == 0;
}

/* ---- seccomp */

#if defined(__x86_64__) && !defined(__ILP32__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef ARCH
/* The first call that is newer than the list below: 462, mseal, came with Linux 6.10. */
enum { FIRST_UNKNOWN = 463 };

static const int refused[] = {
    /* the network, and sockets of this machine */
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
    SYS_sendto, SYS_sendmsg, SYS_sendmmsg,
#if !SANITIZED
    /* other programs and processes */
    SYS_execve, SYS_execveat, SYS_ptrace,
#ifdef SYS_fork
    SYS_fork, SYS_vfork,
#endif
#endif
    SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, 424 /* pidfd_send_signal */,
    434 /* pidfd_open */, 438 /* pidfd_getfd */, 440 /* process_madvise */, 448 /* process_mrelease */,
    /* calls that do other calls, out of sight */
    425 /* io_uring_setup */, 426 /* io_uring_enter */, 427 /* io_uring_register */,
    /* what often led into the kernel */
    SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_add_key, SYS_request_key, SYS_keyctl,
    SYS_memfd_create, 447 /* memfd_secret */,
    /* files behind the back of the rules */
    SYS_open_by_handle_at, SYS_name_to_handle_at, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot,
    SYS_mknodat, 428, 429, 430, 431, 432, 433, 442 /* open_tree to mount_setattr */,
    /* another identity */
    SYS_unshare, SYS_setns, SYS_setuid, SYS_setgid, SYS_setreuid, SYS_setregid, SYS_setresuid,
    SYS_setresgid, SYS_setgroups, SYS_setfsuid, SYS_setfsgid, SYS_capset,
    /* the machine */
    SYS_reboot, SYS_kexec_load, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_swapon,
    SYS_swapoff, SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_sethostname,
    SYS_setdomainname, SYS_acct, SYS_quotactl, SYS_syslog,
};

enum { REFUSED = sizeof refused / sizeof *refused, LONGEST = REFUSED * 5 + 32 };

/* Numbers that follow each other. */
struct range {
    uint32_t first, last;
};

struct program {
    struct sock_filter at[LONGEST];
    unsigned short n;
};

static void put(struct program *p, struct sock_filter f)
{
    p->at[p->n++] = f;
}

static void load(struct program *p, size_t offset)
{
    put(p, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

/* Ends with `result` if `test` of what was loaded holds for `value`, or with `not`, if it does not. */
static void end_if(struct program *p, int test, uint32_t value, bool not, uint32_t result)
{
    put(p, (struct sock_filter)BPF_JUMP((uint16_t)(BPF_JMP | test | BPF_K), value, not, !not));
    put(p, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, result));
}

/* The refused numbers as ranges, in order. Returns how many there are. */
static size_t ranges_of(struct range *to)
{
    bool is_refused[FIRST_UNKNOWN] = {false};
    size_t n = 0;
    for (size_t i = 0; i < REFUSED; i++)
        is_refused[refused[i]] = true;
    for (uint32_t i = 0; i < FIRST_UNKNOWN; i++)
        if (is_refused[i] && n && to[n - 1].last + 1 == i)
            to[n - 1].last = i;
        else if (is_refused[i])
            to[n++] = (struct range){i, i};
    return n;
}

/* Refuses a number in one of the ranges and allows any other. It is a tree of comparisons: the
 * kernel tries the filter with each number when it is set, which takes a third of a millisecond for a
 * list, as much as all the rest of the sandbox. */
static void decide(struct program *p, const struct range *at, size_t n)
{
    const uint32_t no = SECCOMP_RET_ERRNO | EPERM;
    if (n == 1) {
        put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, at->first, 0, 2));
        put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, at->last, 1, 0));
        put(p, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, no));
        put(p, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
        return;
    }
    unsigned short branch = p->n;
    put(p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, at[n / 2].first, 0, 0));
    decide(p, at, n / 2);
    p->at[branch].jt = (uint8_t)(p->n - branch - 1); /* half of the ranges take less than 255 */
    decide(p, at + n / 2, n - n / 2);
}

static bool limit_calls(void)
{
    const uint32_t no = SECCOMP_RET_ERRNO | EPERM, none = SECCOMP_RET_ERRNO | ENOSYS;
    struct range ranges[REFUSED];
    struct program p = {.n = 0};
    load(&p, offsetof(struct seccomp_data, arch));
    end_if(&p, BPF_JEQ, ARCH, true, SECCOMP_RET_KILL_PROCESS); /* its numbers mean other calls */
    load(&p, offsetof(struct seccomp_data, nr));
    end_if(&p, BPF_JGE, FIRST_UNKNOWN, false, none); /* also the calls of x32, from 2^30 on */
    if (!SANITIZED) {
        end_if(&p, BPF_JEQ, 435 /* clone3 */, false, none); /* its flags cannot be seen: clone is used */
        /* A thread is allowed, a process is not. */
        put(&p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4));
        load(&p, offsetof(struct seccomp_data, args[0])); /* both machines are little-endian */
        end_if(&p, BPF_JSET, CLONE_THREAD, true, no);
        put(&p, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
    /* Keys cannot be pushed into the terminal. */
    put(&p, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 6));
    load(&p, offsetof(struct seccomp_data, args[1]));
    end_if(&p, BPF_JEQ, 0x5412 /* TIOCSTI */, false, no);
    end_if(&p, BPF_JEQ, 0x541C /* TIOCLINUX */, false, no);
    put(&p, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    decide(&p, ranges, ranges_of(ranges));
    struct sock_fprog filter = {p.n, p.at};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
}
#else
static bool limit_calls(void)
{
    return false; /* the numbers of other machines are not known here */
}
#endif

int sandbox_enter(struct sandbox *s, unsigned *walls)
{
    *walls = 0;
    /* Programs with more rights than this process cannot be started any more; both walls want it. */
    if (!s->error && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) {
        *walls = limit_files(s) ? SANDBOX_FILES : 0;
        *walls |= limit_calls() ? SANDBOX_CALLS : 0;
    }
    if (s->rules >= 0)
        close(s->rules);
    return s->error;
}

#else
void sandbox_open(struct sandbox *s)
{
    *s = (struct sandbox){.rules = -1};
}

void sandbox_read(struct sandbox *s, const char *path)
{
    (void)s, (void)path;
}

void sandbox_write(struct sandbox *s, const char *path, unsigned also)
{
    (void)s, (void)path, (void)also;
}

void sandbox_unmake(struct sandbox *s, const char *folder)
{
    (void)s, (void)folder;
}

int sandbox_enter(struct sandbox *s, unsigned *walls)
{
    (void)s;
    *walls = 0;
    return 0;
}
#endif

/* The folder that `path` is in, made in place. */
static char *folder_of(char *path)
{
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/')
        n--;
    while (n && path[n - 1] != '/')
        n--;
    if (!n) {
        free(path);
        return strdup(".");
    }
    path[n] = 0;
    return path;
}

/* The same, where a link leads that has no file yet: NULL if `path` is no link, or without memory. */
static char *folder_of_target(const char *path)
{
    char to[PATH_MAX];
    ssize_t n = readlink(path, to, sizeof to - 1);
    if (n <= 0)
        return NULL;
    to[n] = 0;
    char *own = strdup(path), *from = !own ? NULL : folder_of(own);
    size_t room = from ? strlen(from) + strlen(to) + 2 : 0;
    char *joint = from ? malloc(room) : NULL;
    if (joint)
        snprintf(joint, room, "%s%s%s", *to == '/' ? "" : from, *to == '/' ? "" : "/", to);
    free(from);
    return joint ? folder_of(joint) : NULL;
}

char *sandbox_folder(const char *path)
{
    struct stat st;
    if (strcmp(path, "-") == 0)
        return NULL;
    char *real = lstat(path, &st) == 0 && S_ISLNK(st.st_mode) ? realpath(path, NULL) : strdup(path);
    if (!real)
        return folder_of_target(path);
    return stat(real, &st) == 0 && !S_ISREG(st.st_mode) ? real : folder_of(real);
}

char *sandbox_beside(const char *path)
{
    struct stat st, root;
    bool is = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
    char *own = strdup(path), *folder = own && !is ? folder_of(own) : own;
    if (folder && stat(folder, &st) == 0 && stat("/", &root) == 0 && st.st_dev == root.st_dev &&
        st.st_ino == root.st_ino)
        *folder = 0;
    return folder;
}
