// Counts allocations: preloaded, these functions stand before those of glibc for every library in the process.
// One thread runs while something is measured.
#include <stddef.h>

long quka_allocations;

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *pointer, size_t size);

void *malloc(size_t size) { return quka_allocations++, __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return quka_allocations++, __libc_calloc(count, size); }
void *realloc(void *pointer, size_t size) { return quka_allocations++, __libc_realloc(pointer, size); }
