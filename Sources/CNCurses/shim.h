// What Swift cannot import from ncurses: global variables, cast macros, and a setcchar whose colour
// pair has more than 15 bits; and what libc's Glibc module leaves out. No feature-test macros here: they change fd_set under Swift's Glibc module.
#ifndef QUKA_CNCURSES_SHIM_H
#define QUKA_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/signalfd.h>
#include <time.h>

int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

static inline WINDOW *quka_screen_window(void) { return stdscr; }
static inline WINDOW *quka_physical_window(void) { return curscr; }
static inline int quka_rows(void) { return LINES; }
static inline int quka_columns(void) { return COLS; }
static inline int quka_colors(void) { return COLORS; }
static inline int quka_color_pairs(void) { return COLOR_PAIRS; }

// The bits of Swift's `Attributes`, and five that no terminal of ours shows. ncurses has no strikethrough: our own terminal description puts
// it in the place of X/Open's horizontal highlight.
static inline attr_t quka_attributes(unsigned bits) {
  return (bits & 1 ? A_BOLD : 0) | (bits & 2 ? A_DIM : 0) | (bits & 4 ? A_ITALIC : 0) |
         (bits & 8 ? A_UNDERLINE : 0) | (bits & 16 ? A_REVERSE : 0) |
         (bits & 32 ? A_HORIZONTAL : 0) | (bits & 64 ? A_LEFT : 0) | (bits & 128 ? A_LOW : 0) |
         (bits & 256 ? A_RIGHT : 0) | (bits & 512 ? A_TOP : 0) | (bits & 1024 ? A_VERTICAL : 0);
}

// One spacing character with its combining ones, at most CCHARW_MAX in all, terminated by 0.
static inline int quka_set_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(cell, text, attributes, 0, &pair);
}

extern int wcwidth(wchar_t character);
static inline int quka_character_columns(wchar_t character) { return wcwidth(character); }

// tigetstr's two failures, "not a string" (-1) and "absent" (NULL), as one.
static inline const char *quka_terminal_string(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? NULL : text;
}

extern int ppoll(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *);

// poll with a timeout in nanoseconds; a negative one waits for ever.
static inline int quka_poll(struct pollfd *descriptors, nfds_t count, long long nanoseconds) {
  struct timespec timeout = {nanoseconds / 1000000000, nanoseconds % 1000000000};
  return ppoll(descriptors, count, nanoseconds < 0 ? NULL : &timeout, NULL);
}

// Macros that call functions: the C library keeps the first realtime signals for itself.
static inline int quka_signal_code(const siginfo_t *info) { return info->si_code; }
static inline int quka_first_realtime_signal(void) { return SIGRTMIN; }
static inline int quka_last_realtime_signal(void) { return SIGRTMAX; }

// A file in memory, closed on exec, that can be forbidden to grow. glibc declares memfd_create only with _GNU_SOURCE,
// which cannot be defined here (fd_set would differ from Swift's).
int memfd_create(const char *name, unsigned int flags);
static inline int quka_memory_file(const char *name) { return memfd_create(name, 1u | 2u); }

#endif
