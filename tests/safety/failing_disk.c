/* A disk that fails at its Nth change, or kills the process there: loaded before libc (LD_PRELOAD).
 *
 * A change is a write, sync, truncation, deletion or renaming of a file below one folder.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char watched[PATH_MAX] = "";
static char seen[100000] = "";
static long counted = 0, failing = 0;
static int with_error = 0, for_good = 0, deadly = 0;

/* Starts counting anew; at 0 nothing fails. */
void fail_at(const char *folder, long at, int error, int forever, int kills) {
    snprintf(watched, sizeof watched, "%s", folder);
    seen[0] = 0;
    counted = 0;
    failing = at;
    with_error = error;
    for_good = forever;
    deadly = kills;
}

/* Stops counting; says what the changes were, one letter each. */
const char *heal(void) {
    watched[0] = 0;
    return seen;
}

static int concerns(const char *path) {
    return watched[0] && strncmp(path, watched, strlen(watched)) == 0;
}

static int concerns_open(int fd) {
    char link[64], path[PATH_MAX + 1];
    if (!watched[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX);
    if (length <= 0) return 0;
    path[length] = 0;
    return concerns(path);
}

static int fails(char what) {
    if (counted + 1 < (long)sizeof seen) {
        seen[counted] = what;
        seen[counted + 1] = 0;
    }
    counted++;
    if (failing == 0 || counted < failing) return 0;
    if (counted > failing && !for_good) return 0;
    if (deadly) kill(getpid(), SIGKILL);
    errno = with_error;
    return 1;
}

#define REAL(name, type) \
    static type real = 0; \
    if (!real) real = (type)dlsym(RTLD_NEXT, name)

typedef ssize_t (*pwrite_type)(int, const void *, size_t, off64_t);
typedef ssize_t (*write_type)(int, const void *, size_t);
typedef int (*fd_type)(int);
typedef int (*truncate_type)(int, off64_t);
typedef int (*path_type)(const char *);
typedef int (*rename_type)(const char *, const char *);

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL("pwrite64", pwrite_type);
    return concerns_open(fd) && fails('w') ? -1 : real(fd, data, size, at);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL("pwrite", pwrite_type);
    return concerns_open(fd) && fails('w') ? -1 : real(fd, data, size, at);
}

ssize_t write(int fd, const void *data, size_t size) {
    REAL("write", write_type);
    return concerns_open(fd) && fails('w') ? -1 : real(fd, data, size);
}

int fsync(int fd) {
    REAL("fsync", fd_type);
    return concerns_open(fd) && fails('s') ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL("fdatasync", fd_type);
    return concerns_open(fd) && fails('s') ? -1 : real(fd);
}

int ftruncate64(int fd, off64_t size) {
    REAL("ftruncate64", truncate_type);
    return concerns_open(fd) && fails('t') ? -1 : real(fd, size);
}

int ftruncate(int fd, off_t size) {
    REAL("ftruncate", truncate_type);
    return concerns_open(fd) && fails('t') ? -1 : real(fd, size);
}

int unlink(const char *path) {
    REAL("unlink", path_type);
    return concerns(path) && fails('d') ? -1 : real(path);
}

int rename(const char *from, const char *to) {
    REAL("rename", rename_type);
    return concerns(to) && fails('r') ? -1 : real(from, to);
}
