import Glibc
import QukaClient
import QukaScreen
import QukaWire
import Synchronization

/// Reads the clipboard of the person's desktop with the programs that own it.
final class Clipboard: Sendable {
  private static let patience = 300
  /// Bytes of a text that are taken, as of a paste.
  private static let mostTextBytes = 1 << 20

  private let environment: [String: String]
  /// Pictures that were pasted: they have no other place than these files, which go with the program.
  private let pictures = Mutex<[MemoryFile]>([])

  init(environment: [String: String]) { self.environment = environment }

  /// The programs that give what is asked for, the best first; none where the clipboard is not the person's.
  static func readers(_ environment: [String: String], ofPicture isPicture: Bool) -> [[String]] {
    guard DesktopPlan.showsWindows(environment) else { return [] }
    var readers: [[String]] = []
    if environment["WAYLAND_DISPLAY"]?.isEmpty == false {
      readers.append(
        isPicture ? ["wl-paste", "--type", "image/png"] : ["wl-paste", "--no-newline"])
    }
    if environment["DISPLAY"]?.isEmpty == false {
      let xclip = ["xclip", "-selection", "clipboard", "-out"]
      readers.append(isPicture ? xclip + ["-target", "image/png"] : xclip)
    }
    return readers
  }

  /// A picture, or else the text; nil where there is neither, or nobody to ask.
  func content() -> ClipboardContent? {
    for reader in Self.readers(environment, ofPicture: true) {
      if let picture = picture(from: reader) { return .picture(picture) }
    }
    for reader in Self.readers(environment, ofPicture: false) {
      guard let file = output(of: reader) else { continue }
      let text = PasteCollector.cleaned(file.bytes(atMost: Self.mostTextBytes)[...])
      if !text.isEmpty { return .text(text) }
    }
    return nil
  }

  private func picture(from reader: [String]) -> Picture? {
    guard let file = output(of: reader),
      var picture = try? Picture.found(at: "/proc/self/fd/\(file.descriptor)")
    else { return nil }
    pictures.withLock { $0.append(file) }
    picture.name = "clipboard.\(picture.format.rawValue)"
    return picture
  }

  /// What a program writes, if it ends well and in time.
  private func output(of arguments: [String]) -> MemoryFile? {
    guard let file = MemoryFile(),
      let child = ChildProgram(arguments, output: file.descriptor, environment: environment)
    else { return nil }
    for _ in 0..<Self.patience {
      if let status = child.status() { return status == 0 ? file : nil }
      poll(nil, 0, 10)
    }
    child.end()
    while child.status() == nil { poll(nil, 0, 1) }
    return nil
  }
}
