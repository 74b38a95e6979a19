// What Swift cannot import from zlib: the two initialisers that are macros. Negative window bits mean
// raw DEFLATE, without zlib's own header and checksum (RFC 7692 §7.2).
#ifndef QUKA_CZLIB_SHIM_H
#define QUKA_CZLIB_SHIM_H

#include <zlib.h>

static inline int quka_inflate_open(z_stream *stream, int window_bits) {
  return inflateInit2(stream, -window_bits);
}

static inline int quka_deflate_open(z_stream *stream, int level, int window_bits, int memory_level) {
  return deflateInit2(stream, level, Z_DEFLATED, -window_bits, memory_level, Z_DEFAULT_STRATEGY);
}

#endif
