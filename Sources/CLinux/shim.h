#pragma once
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// What Swift's Glibc module leaves out, or spells as enums and macros that Swift cannot combine. One line each.
int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags);
static inline int shim_errno(void) { return errno; }
static inline int shim_accept(int fd) { return accept4(fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC); }
static inline int shim_stream_socket(int family, int flags) { return socket(family, SOCK_STREAM | SOCK_CLOEXEC | flags, 0); }
static inline int shim_socketpair(int fds[2]) { return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds); }
static inline int shim_nonblocking_flag(void) { return SOCK_NONBLOCK; }
static inline int shim_set_option(int fd, int level, int name, int value) { return setsockopt(fd, level, name, &value, sizeof value); }
static inline int shim_set_linger_zero(int fd) { struct linger l = {1, 0}; return setsockopt(fd, SOL_SOCKET, SO_LINGER, &l, sizeof l); }
static inline int shim_set_blocking(int fd, int blocking) { int f = fcntl(fd, F_GETFL); return f < 0 ? f : fcntl(fd, F_SETFL, blocking ? f & ~O_NONBLOCK : f | O_NONBLOCK); }
static inline int shim_set_receive_timeout(int fd, long milliseconds) { struct timeval t = {milliseconds / 1000, (milliseconds % 1000) * 1000}; return setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &t, sizeof t); }
static inline ssize_t shim_send(int fd, const void *bytes, size_t count) { return send(fd, bytes, count, MSG_NOSIGNAL); }
static inline int shim_shutdown_write(int fd) { return shutdown(fd, SHUT_WR); }
static inline int shim_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }
static inline int shim_epoll_add(int epoll, int fd, uint32_t events, uint64_t data) { struct epoll_event e = {.events = events, .data = {.u64 = data}}; return epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &e); }
static inline int shim_epoll_change(int epoll, int fd, uint32_t events, uint64_t data) { struct epoll_event e = {.events = events, .data = {.u64 = data}}; return epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &e); }
static inline int shim_epoll_remove(int epoll, int fd) { return epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL); }
static inline int shim_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }
static inline int shim_eventfd_semaphore(void) { return eventfd(0, EFD_CLOEXEC | EFD_SEMAPHORE); }
static inline void shim_ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }
static inline uint64_t shim_monotonic(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec; }
static inline uint64_t shim_processor_time(void) { struct timespec t; clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec; }
// Only glibc keeps so much of what was freed that it must be asked and told.
#ifdef __GLIBC__
static inline void shim_give_back_memory(void) { malloc_trim(0); }
static inline void shim_keep_little_memory(int spare, int apart) { mallopt(M_TRIM_THRESHOLD, spare); mallopt(M_MMAP_THRESHOLD, apart); }
#else
static inline void shim_give_back_memory(void) {}
static inline void shim_keep_little_memory(int spare, int apart) {}
#endif
static inline int shim_create(const char *path, mode_t mode) { return open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode); }
static inline int shim_open(const char *path) { return open(path, O_RDONLY | O_CLOEXEC); }
static inline void shim_end_signals(sigset_t *set) { sigemptyset(set); sigaddset(set, SIGTERM); sigaddset(set, SIGINT); }
