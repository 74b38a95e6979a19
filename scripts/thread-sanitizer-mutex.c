// Tells ThreadSanitizer about Swift's Mutex.
//
// Synchronization.Mutex is a futex of its own. While nobody else wants it, lock and unlock are atomics inlined into
// our code, which the sanitizer sees. With contention they go through these two functions of libswiftSynchronization,
// which is not instrumented: the kernel hands the lock over, the sanitizer does not notice and takes what the lock
// protects for a race. Standing before the library's functions, these call them and add what the lock means.
//
// Nothing is suppressed: a race of ours is reported as before.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *mutex
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

void __tsan_acquire(void *address);
void __tsan_release(void *address);

SWIFT void lock_slow(uint32_t owner, SELF) __asm__(LOCK);
SWIFT void unlock_slow(SELF) __asm__(UNLOCK);

SWIFT void lock_slow(uint32_t owner, SELF) {
  typedef SWIFT void function(uint32_t owner, SELF);
  ((function *)dlsym(RTLD_NEXT, LOCK))(owner, mutex);
  __tsan_acquire(mutex);
}

SWIFT void unlock_slow(SELF) {
  typedef SWIFT void function(SELF);
  __tsan_release(mutex);
  ((function *)dlsym(RTLD_NEXT, UNLOCK))(mutex);
}
