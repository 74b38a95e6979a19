// What Swift cannot import from ICU: its functions are macros that append ICU's version to their names.
#ifndef QUKA_CICU_SHIM_H
#define QUKA_CICU_SHIM_H

#include <unicode/ubrk.h>

// Writes where words begin and end in a text (Unicode Standard Annex #29, and ICU's dictionaries for scripts without
// spaces), as offsets behind the first one. Returns how many there are, at most the capacity, or -1 if ICU cannot tell.
// The locale is the root one: the same text has the same words on every machine.
static inline int quka_word_breaks(
    const unsigned short *text, int count, int *offsets, int capacity) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, "", (const UChar *)text, count, &error);
  if (U_FAILURE(error)) return -1;
  int found = 0;
  int32_t offset;
  while (found < capacity && (offset = ubrk_next(iterator)) != UBRK_DONE) offsets[found++] = offset;
  ubrk_close(iterator);
  return found;
}

#endif
