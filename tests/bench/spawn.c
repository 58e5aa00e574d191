/* Runs commands in turn, again and again, and prints what each took:

     spawn ROUNDS COMMAND ARGUMENT... [-- COMMAND ARGUMENT...]...

   One line a command: wall-clock time (median and least), time of the processor (median and least)
   [ms], the most memory that was resident [kB], page faults (medians). With several commands the
   first is 1.00, and the last two columns say how many times as much the others took: the median of
   the rounds' quotients, of wall-clock and processor time.

   A shell that forks and reads the clock takes as long as a run of cvtex; this takes 0.1 ms. Each
   round runs all commands, first to last and then last to first, so that whatever else the machine
   does falls upon each alike. What commands print is thrown away; one that fails ends all. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

enum { COMMANDS = 16 };
enum figure { WALL, CPU, MEMORY, FAULTS, WALL_RATIO, CPU_RATIO, FIGURES };

extern char **environ;

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void run(char **command, const posix_spawn_file_actions_t *quiet, double figures[FIGURES])
{
    struct rusage used;
    pid_t child;
    int status;
    double start = now();
    if (posix_spawnp(&child, command[0], quiet, NULL, command, environ) != 0 ||
        wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "spawn: %s failed\n", command[0]);
        exit(1);
    }
    figures[WALL] = 1000 * (now() - start);
    figures[CPU] = 1000 * (seconds(used.ru_utime) + seconds(used.ru_stime));
    figures[MEMORY] = (double)used.ru_maxrss;
    figures[FAULTS] = (double)used.ru_minflt;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Sorts column `f` of the rounds of a command into `column`; the median is in its middle. */
static double median(double (*rounds)[FIGURES], int n, int f, double *column)
{
    for (int i = 0; i < n; i++)
        column[i] = rounds[i][f];
    qsort(column, (size_t)n, sizeof *column, ascending);
    return column[n / 2];
}

static void print(char *name, double (*rounds)[FIGURES], int n, double *column)
{
    char *slash = strrchr(name, '/');
    double wall = median(rounds, n, WALL, column), least_wall = column[0];
    double cpu = median(rounds, n, CPU, column), least_cpu = column[0];
    double memory = median(rounds, n, MEMORY, column), faults = median(rounds, n, FAULTS, column);
    printf("%-12.12s %8.2f %8.2f %8.2f %8.2f %9.0f %8.0f ", slash ? slash + 1 : name, wall, least_wall, cpu,
           least_cpu, memory, faults);
    printf("%6.3f %6.3f\n", median(rounds, n, WALL_RATIO, column), median(rounds, n, CPU_RATIO, column));
}

int main(int count, char **arguments)
{
    char **commands[COMMANDS];
    int n = 0, rounds = count > 2 ? atoi(arguments[1]) : 0;
    for (int i = 2; i < count && n < COMMANDS; i++)
        if (i == 2 || strcmp(arguments[i], "--") == 0) {
            arguments[i] = i == 2 ? arguments[i] : NULL; /* ends the arguments of the one before */
            commands[n++] = arguments + (i == 2 ? i : i + 1);
        }
    if (rounds < 1 || !commands[n - 1][0]) {
        fprintf(stderr, "usage: spawn ROUNDS COMMAND ARGUMENT... [-- COMMAND ARGUMENT...]...\n");
        return 2;
    }
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
    double(*all)[FIGURES] = malloc((size_t)(rounds * n) * sizeof *all), *column = malloc((size_t)rounds * sizeof *column);
    if (!all || !column)
        return 1;
    for (int r = 0; r < rounds; r++) {
        for (int i = 0; i < n; i++) {
            int c = r % 2 ? n - 1 - i : i;
            run(commands[c], &quiet, all[c * rounds + r]);
        }
        for (int c = 0; c < n; c++)
            for (int f = 0; f < 2; f++)
                all[c * rounds + r][WALL_RATIO + f] = all[c * rounds + r][f] / (all[r][f] > 0 ? all[r][f] : 1e-9);
    }
    printf("%-12s %8s %8s %8s %8s %9s %8s %6s %6s\n", "command", "wall ms", "least", "cpu ms", "least", "kB",
           "faults", "wall", "cpu");
    for (int c = 0; c < n; c++)
        print(commands[c][0], all + c * rounds, rounds, column);
    free(all);
    free(column);
    return 0;
}
