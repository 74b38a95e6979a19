import CZlib

/// Owns one of zlib's inflating streams.
///
/// zlib's state points back at its `z_stream`, which therefore lies on the heap and never moves. Sendable
/// without a lock, because only `Inflater` holds one and touches it as its sole owner.
final class InflateStream: @unchecked Sendable {
  let stream: UnsafeMutablePointer<z_stream>
  /// Where a step of inflating goes before it is appended to its message; half of zlib's own window.
  let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 16 * 1024)

  /// With the largest window whatever was agreed on: zlib notices a reference beyond a smaller one only where
  /// two of its calls meet, so what a server sends would be right or wrong by how it was read.
  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = quka_inflate_open(stream, CInt(WindowBits.largest.value))
    precondition(status == Z_OK, "zlib opens an inflating stream unless memory is out: \(status)")
  }

  /// A stream that goes on from where another one is.
  init(copying other: InflateStream) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateCopy(stream, other.stream)
    precondition(status == Z_OK, "zlib copies an inflating stream unless memory is out: \(status)")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }
}
