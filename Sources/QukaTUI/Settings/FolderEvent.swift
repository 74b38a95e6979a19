import Glibc

/// What the kernel tells of a watched folder: `struct inotify_event` of inotify(7).
struct FolderEvent: Equatable, Sendable {
  /// The number of the watch.
  var watch: Int32
  /// What happened, in the bits of `IN_…`.
  var mask: UInt32
  /// The file in the folder; empty if it is about the folder itself.
  var name: String

  func has(_ bits: Int32) -> Bool { mask & UInt32(bitPattern: bits) != 0 }

  /// The events of one read: watch, mask, cookie, the name's length, and the name with zeros.
  static func all(in bytes: ArraySlice<UInt8>) -> [FolderEvent] {
    let header = MemoryLayout<inotify_event>.size
    var rest = bytes
    var events: [FolderEvent] = []
    while rest.count >= header {
      let (watch, mask, length) = rest.withUnsafeBytes { bytes in
        (
          bytes.loadUnaligned(fromByteOffset: 0, as: Int32.self),
          bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self),
          Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        )
      }
      let name = rest.dropFirst(header).prefix(length).prefix { $0 != 0 }
      events.append(
        FolderEvent(watch: watch, mask: mask, name: String(decoding: name, as: UTF8.self)))
      rest = rest.dropFirst(header + length)
    }
    return events
  }
}
