/* Preloaded into `counterfoil` by tests/attack: the Nth call that changes a file under the watched folders fails, is
 * torn, or ends the process. All settings come from the environment:
 *   FAULT_UNDER  folders, separated by ':'         FAULT_AT     N, from 1; 0 only counts
 *   FAULT_KIND   kill | torn | eio | enospc        FAULT_STICKY 1: every call from the Nth on
 *   FAULT_LOG    gets the number of calls at exit  FAULT_HIT    is made when the fault happens
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;

static const char *setting(const char *name) {
    const char *value = getenv(name);
    return value ? value : "";
}

static int under(const char *path) {
    const char *folder = setting("FAULT_UNDER");
    while (*folder) {
        size_t length = strcspn(folder, ":");
        if (length && strncmp(path, folder, length) == 0) return 1;
        folder += length + (folder[length] == ':');
    }
    return 0;
}

static int watched_fd(int fd) {
    char link[64], path[PATH_MAX];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length <= 0) return 0;
    path[length] = 0;
    return under(path);
}

static int watched_path(int folder, const char *path) {
    if (path[0] == '/') return under(path);
    return folder == AT_FDCWD ? 0 : watched_fd(folder);
}

static void die(void) {
    syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    for (;;) pause();
}

static void mark(void) {
    const char *hit = setting("FAULT_HIT");
    if (*hit) {
        int fd = (int)syscall(SYS_openat, AT_FDCWD, hit, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        if (fd >= 0) syscall(SYS_close, fd);
    }
}

/* What is to happen to this call: 0 nothing, 1 it is torn, else the errno that it fails with. */
static int fate(int watched) {
    if (!watched) return 0;
    long now = atomic_fetch_add(&calls, 1) + 1, at = atol(setting("FAULT_AT"));
    if (at == 0 || now < at || (now > at && *setting("FAULT_STICKY") != '1')) return 0;
    const char *kind = setting("FAULT_KIND");
    mark();
    if (strcmp(kind, "kill") == 0) die();
    if (strcmp(kind, "torn") == 0) return 1;
    return strcmp(kind, "enospc") == 0 ? ENOSPC : EIO;
}

__attribute__((destructor)) static void count(void) {
    const char *log = setting("FAULT_LOG");
    if (!*log) return;
    char text[32];
    int length = snprintf(text, sizeof text, "%ld\n", atomic_load(&calls));
    int fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
    if (fd >= 0) {
        syscall(SYS_write, fd, text, length);
        syscall(SYS_close, fd);
    }
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* The call, unless its fate is to fail; a torn one happens (half of it, where it has a length) and then all ends. */
#define MEET(watched, whole, half)                                                                                     \
    do {                                                                                                               \
        int met = fate(watched);                                                                                       \
        if (met == 1) {                                                                                                \
            (void)!(half);                                                                                             \
            die();                                                                                                     \
        }                                                                                                              \
        if (met) {                                                                                                     \
            errno = met;                                                                                               \
            return -1;                                                                                                 \
        }                                                                                                              \
        return whole;                                                                                                  \
    } while (0)

ssize_t write(int fd, const void *from, size_t size) {
    MEET(watched_fd(fd), REAL(write)(fd, from, size), REAL(write)(fd, from, size / 2));
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    MEET(watched_fd(fd), REAL(writev)(fd, parts, count), REAL(writev)(fd, parts, count / 2));
}

ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
    MEET(watched_fd(fd), REAL(pwrite)(fd, from, size, at), REAL(pwrite)(fd, from, size / 2, at));
}

ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
    MEET(watched_fd(fd), REAL(pwrite64)(fd, from, size, at), REAL(pwrite64)(fd, from, size / 2, at));
}

int fsync(int fd) { MEET(watched_fd(fd), REAL(fsync)(fd), REAL(fsync)(fd)); }

int fdatasync(int fd) { MEET(watched_fd(fd), REAL(fdatasync)(fd), REAL(fdatasync)(fd)); }

int ftruncate(int fd, off_t size) { MEET(watched_fd(fd), REAL(ftruncate)(fd, size), REAL(ftruncate)(fd, size)); }

int ftruncate64(int fd, off64_t size) { MEET(watched_fd(fd), REAL(ftruncate64)(fd, size), REAL(ftruncate64)(fd, size)); }

int rename(const char *from, const char *to) {
    MEET(under(from) || under(to), REAL(rename)(from, to), REAL(rename)(from, to));
}

int link(const char *from, const char *to) {
    MEET(under(from) || under(to), REAL(link)(from, to), REAL(link)(from, to));
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    MEET(watched_path(from_folder, from) || watched_path(to_folder, to),
         REAL(linkat)(from_folder, from, to_folder, to, flags), REAL(linkat)(from_folder, from, to_folder, to, flags));
}

int unlink(const char *path) { MEET(under(path), REAL(unlink)(path), REAL(unlink)(path)); }

int mkdir(const char *path, mode_t mode) { MEET(under(path), REAL(mkdir)(path, mode), REAL(mkdir)(path, mode)); }

#define OPENED(name)                                                                                                   \
    mode_t mode = 0;                                                                                                   \
    if (flags & O_CREAT) {                                                                                             \
        va_list more;                                                                                                  \
        va_start(more, flags);                                                                                         \
        mode = va_arg(more, mode_t);                                                                                   \
        va_end(more);                                                                                                  \
    }                                                                                                                  \
    int makes = (flags & (O_CREAT | O_TRUNC)) && watched_path(AT_FDCWD, path);                                         \
    MEET(makes, REAL(name)(path, flags, mode), REAL(name)(path, flags, mode))

int open(const char *path, int flags, ...) { OPENED(open); }

int open64(const char *path, int flags, ...) { OPENED(open64); }
