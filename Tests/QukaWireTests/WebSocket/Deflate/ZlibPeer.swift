import CZlib

@testable import QukaWire

/// The server's side of permessage-deflate, on zlib directly and with nothing of ours.
///
/// One peer serves one test; it never moves and frees its streams at the end.
final class ZlibPeer {
  private let deflater = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let inflater = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let keepsContext: Bool
  private let clientKeepsContext: Bool

  /// - Parameters:
  ///   - window: bits of the window this peer compresses with, 9 to 15.
  ///   - clientWindow: bits of the window it keeps of what the client compresses, 8 to 15.
  init(
    window: CInt = 15, clientWindow: CInt = 15, keepsContext: Bool = true,
    clientKeepsContext: Bool = true
  ) {
    self.keepsContext = keepsContext
    self.clientKeepsContext = clientKeepsContext
    deflater.initialize(to: z_stream())
    inflater.initialize(to: z_stream())
    quka_deflate_open(deflater, 6, window, 8)
    quka_inflate_open(inflater, clientWindow)
  }

  deinit {
    deflateEnd(deflater)
    inflateEnd(inflater)
    deflater.deallocate()
    inflater.deallocate()
  }

  /// A compressed message as RFC 7692 §7.2.1 wants it.
  func compress(_ message: [UInt8], flush: CInt = Z_SYNC_FLUSH) -> [UInt8] {
    var input = message.isEmpty ? [0] : message
    var output = [UInt8](repeating: 0, count: message.count * 2 + 1_024)
    let room = output.count
    input.withUnsafeMutableBufferPointer { bytes in
      output.withUnsafeMutableBufferPointer { out in
        deflater.pointee.next_in = bytes.baseAddress
        deflater.pointee.avail_in = uInt(message.count)
        deflater.pointee.next_out = out.baseAddress
        deflater.pointee.avail_out = uInt(room)
        _ = deflate(deflater, flush)
      }
    }
    if !keepsContext { deflateReset(deflater) }
    let written = room - Int(deflater.pointee.avail_out)
    return Array(output.prefix(written - (flush == Z_SYNC_FLUSH ? 4 : 0)))
  }

  /// A message of the client, inflated byte by byte, so that every reference goes through the window and
  /// one that is too far fails; nil when zlib refuses the data.
  func inflate(_ message: [UInt8]) -> [UInt8]? {
    var input = message + [0x00, 0x00, 0xFF, 0xFF]
    var output: [UInt8] = []
    let isWhole = input.withUnsafeMutableBufferPointer { bytes -> Bool in
      inflater.pointee.next_in = bytes.baseAddress
      inflater.pointee.avail_in = uInt(bytes.count)
      while true {
        var byte: UInt8 = 0
        let status = withUnsafeMutablePointer(to: &byte) { place in
          inflater.pointee.next_out = place
          inflater.pointee.avail_out = 1
          return CZlib.inflate(inflater, Z_SYNC_FLUSH)
        }
        guard status == Z_OK || status == Z_BUF_ERROR else { return false }
        guard inflater.pointee.avail_out == 0 else { return true }
        output.append(byte)
      }
    }
    if !clientKeepsContext { inflateReset(inflater) }
    return isWhole ? output : nil
  }
}
