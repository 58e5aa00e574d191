/* test_sandbox.c: what fails in the sandbox, and what goes on. usage: test_sandbox FOLDER */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "program/places.h"
#include "program/sandbox.h"
#include "unit.h"

static char path[4096];

static const char *in(const char *folder, const char *name)
{
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* Returns 0 if `name` can be opened, or the errno. */
static int opens(const char *name, int flags)
{
    int fd = open(name, flags | O_CLOEXEC, 0600);
    if (fd < 0)
        return errno;
    close(fd);
    return 0;
}

static int error_of(long result)
{
    return result < 0 ? errno : 0;
}

static void *thread(void *nothing)
{
    return nothing;
}

static void check_files(const char *folder)
{
    CHECK(opens(in(folder, "read/here"), O_RDONLY) == 0);
    CHECK(opens(in(folder, "read/here"), O_WRONLY) == EACCES);
    CHECK(opens(in(folder, "read/new"), O_WRONLY | O_CREAT) == EACCES);
    CHECK(opens(in(folder, "secret/here"), O_RDONLY) == EACCES);
    CHECK(opens(in(folder, "read/link"), O_RDONLY) == EACCES); /* leads to secret/here */
    CHECK(opens("/etc/passwd", O_RDONLY) == EACCES);
    CHECK(opens("/proc/self/environ", O_RDONLY) == EACCES);
    CHECK(opens("/", O_RDONLY | O_DIRECTORY) == EACCES);
    CHECK(opens("/usr", O_RDONLY | O_DIRECTORY) == 0);
    CHECK(opens(in(folder, "write/new"), O_WRONLY | O_CREAT) == 0);
    CHECK(opens(in(folder, "write/new"), O_WRONLY | O_TRUNC) == 0);
    CHECK(opens(in(folder, "write"), O_WRONLY | O_TMPFILE) == 0);
    char from[4096];
    snprintf(from, sizeof from, "%s/write/new", folder);
    CHECK(rename(from, in(folder, "write/newer")) == 0);
    CHECK(error_of(rename(in(folder, "write/newer"), from)) == 0);
    CHECK(error_of(rename(from, in(folder, "secret/new"))) != 0);
    CHECK(error_of(symlink("x", in(folder, "write/link"))) == EACCES);
    CHECK(error_of(mkfifo(in(folder, "write/fifo"), 0600)) != 0);
    CHECK(mkdir(in(folder, "write/sub"), 0700) == 0);
    CHECK(unlink(from) == 0);
}

static void check_calls(void)
{
    char *const words[] = {"true", NULL};
    pthread_t t;
    CHECK(error_of(socket(AF_INET, SOCK_STREAM, 0)) == EPERM);
    CHECK(error_of(socket(AF_UNIX, SOCK_STREAM, 0)) == EPERM);
    CHECK(error_of(execve("/bin/true", words, words + 1)) == EPERM);
    pid_t child = fork();
    CHECK(child < 0 && errno == EPERM);
    if (child == 0)
        _exit(0);
    CHECK(error_of(ptrace(PTRACE_TRACEME, 0, NULL, NULL)) == EPERM);
    CHECK(error_of(syscall(425 /* io_uring_setup */, 1, NULL)) == EPERM);
    CHECK(error_of(syscall(SYS_memfd_create, "x", 0)) == EPERM);
    CHECK(error_of(syscall(SYS_unshare, 0)) == EPERM);
    CHECK(error_of(syscall(SYS_bpf, 0, NULL, 0)) == EPERM);
    CHECK(error_of(syscall(435 /* clone3 */, NULL, 0)) == ENOSYS);
    CHECK(error_of(syscall(470, 0)) == ENOSYS);
    CHECK(pthread_create(&t, NULL, thread, NULL) == 0 && pthread_join(t, NULL) == 0);
    CHECK(getppid() > 0 && kill(getpid(), 0) == 0);
}

static void check_folder_of_output(const char *folder)
{
    char *at = sandbox_folder(in(folder, "write/none.pdf"));
    CHECK(at && strstr(at, "/write/"));
    free(at);
    at = sandbox_folder(in(folder, "read/link")); /* written through */
    CHECK(at && strstr(at, "/secret/"));
    free(at);
    at = sandbox_folder(in(folder, "read/dangling"));
    CHECK(at && strstr(at, "/write/"));
    free(at);
    at = sandbox_folder("none.pdf");
    CHECK(at && strcmp(at, ".") == 0);
    free(at);
    at = sandbox_folder("/dev/null");
    CHECK(at && strcmp(at, "/dev/null") == 0);
    free(at);
    CHECK(!sandbox_folder("-"));
}

static void check_beside(const char *folder)
{
    char *at = sandbox_beside(in(folder, "read/link")); /* where it is named, not where it leads */
    CHECK(at && strstr(at, "/read/"));
    free(at);
    at = sandbox_beside(in(folder, "read"));
    CHECK(at && strstr(at, "/read") && !strstr(at, "/read/"));
    free(at);
    at = sandbox_beside("none.yaml");
    CHECK(at && strcmp(at, ".") == 0);
    free(at);
    static const char *const whole[] = {"/cv.yaml", "/", "/tmp/../cv.yaml", "/../x"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        at = sandbox_beside(whole[i]);
        CHECK(at && !*at);
        free(at);
    }
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    check_folder_of_output(argv[1]);
    check_beside(argv[1]);
    char read[4096], write[4096];
    snprintf(read, sizeof read, "%s/read", argv[1]);
    snprintf(write, sizeof write, "%s/write", argv[1]);
    struct sandbox s;
    unsigned walls;
    sandbox_open(&s);
    places_add(&s);
    sandbox_read(&s, read);
    sandbox_read(&s, "/no/such/folder");
    sandbox_read(&s, "");
    sandbox_read(&s, NULL);
    sandbox_write(&s, "-", 0);
    sandbox_write(&s, write, SANDBOX_READ | SANDBOX_FOLDERS);
    CHECK(sandbox_enter(&s, &walls) == 0);
    if (walls & SANDBOX_FILES)
        check_files(argv[1]);
    else
        puts("this kernel has no landlock: files are not checked");
    if (walls & SANDBOX_CALLS)
        check_calls();
    else
        puts("this kernel has no seccomp: calls are not checked");
    if (!walls)
        return 77;
    return unit_result();
}
