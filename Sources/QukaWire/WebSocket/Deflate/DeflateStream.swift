import CZlib

/// Owns one of zlib's deflating streams; see `InflateStream` for why it is a class.
final class DeflateStream: @unchecked Sendable {
  let stream: UnsafeMutablePointer<z_stream>

  /// zlib's own defaults: its best trade of time for size.
  private static let level: CInt = 6
  private static let memoryLevel: CInt = 8

  /// zlib makes no raw stream with a window of 256 bytes, but reaches back at most the window's size less
  /// 262 bytes (`MAX_DIST` in its deflate.h): with 512 bytes that is 250, which a window of 256 holds.
  init(window: WindowBits) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let bits = CInt(max(9, window.value))
    let status = quka_deflate_open(stream, Self.level, bits, Self.memoryLevel)
    precondition(status == Z_OK, "zlib opens a deflating stream unless memory is out: \(status)")
  }

  /// A stream that goes on from where another one is.
  init(copying other: DeflateStream) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = deflateCopy(stream, other.stream)
    precondition(status == Z_OK, "zlib copies a deflating stream unless memory is out: \(status)")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }
}
