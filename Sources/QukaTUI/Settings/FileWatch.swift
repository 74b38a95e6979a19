import Glibc

/// Tells when a theme file is written anew; the kernel wakes us, nothing is polled.
///
/// Folders are watched, not files: editors write a new file and rename it over the old one.
final class FileWatch {
  /// Readable when something happened in a watched folder; -1 where the kernel has no inotify left.
  let descriptor: Int32
  private var watches: [String: Int32] = [:]

  init() {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Watches these folders too, as far as they are there.
  func watch(_ folders: [String]) {
    guard descriptor >= 0 else { return }
    for folder in folders where watches[folder] == nil {
      let mask = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO)
      let watch = inotify_add_watch(descriptor, folder, mask)
      if watch >= 0 { watches[folder] = watch }
    }
  }

  /// Takes what happened; true if a theme file has changed.
  func drain() -> Bool {
    var hasChanged = false
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while descriptor >= 0 {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      if isAboutThemes(buffer[..<count]) { hasChanged = true }
    }
    return hasChanged
  }

  /// Walks `struct inotify_event`: watch, mask, cookie, the name's length, and the name with zeros.
  private func isAboutThemes(_ events: ArraySlice<UInt8>) -> Bool {
    let header = MemoryLayout<inotify_event>.size
    var rest = events
    var isAbout = false
    while rest.count >= header {
      let length = rest.withUnsafeBytes { bytes in
        Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
      }
      let name = rest.dropFirst(header).prefix(length).prefix { $0 != 0 }
      if String(decoding: name, as: UTF8.self).hasSuffix(".toml") { isAbout = true }
      rest = rest.dropFirst(header + length)
    }
    return isAbout
  }
}
