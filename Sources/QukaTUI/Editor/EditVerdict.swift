import QukaScreen

/// What a file that was edited holds.
enum EditedFile: Equatable, Sendable {
  case bytes([UInt8])
  case tooLong
  case missing
  case unreadable
}

/// What an edit comes to, decided from how the editor ended and what it left.
struct EditVerdict {
  /// More is not taken: a question that long is a slip.
  static let mostBytes = 8 << 20

  /// The text that was handed over.
  var text: String
  /// The paths of the file and of the folder that holds nothing else.
  var file: String
  var folder: String

  /// What is written to the file: a text file's last line has an end.
  static func bytes(of text: String) -> [UInt8] { text.isEmpty ? [] : Array(text.utf8) + [0x0A] }

  /// - Parameters:
  ///   - found: what the file holds now.
  ///   - hasOthers: the editor left something else in the folder.
  func outcome(_ end: EditorEnd, _ found: EditedFile, hasOthers: Bool) -> EditOutcome {
    let isUntouched = found == .bytes(Self.bytes(of: text))
    guard end == .status(0) else {
      // As after a crash: what was saved, or what the editor wrote to recover it from, may be all there is.
      let isSaved = found != .missing && !isUntouched
      let kept = isSaved || end == .goesOn ? file : hasOthers ? folder : nil
      return .abandoned(end, kept: kept)
    }
    switch found {
    case .bytes(let bytes):
      let edited = Self.text(of: bytes)
      return edited == text ? .unchanged : .saved(edited)
    case .tooLong: return .unusable(.tooLong(bytes: Self.mostBytes), kept: file)
    case .missing: return .unusable(.missing, kept: hasOthers ? folder : nil)
    case .unreadable: return .unusable(.unreadable, kept: file)
    }
  }

  /// A file's text, as clean as one that was pasted, without the end of its last line.
  static func text(of bytes: [UInt8]) -> String {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]  // The byte order mark that some editors write.
    let text = PasteCollector.cleaned(bytes.starts(with: mark) ? bytes[3...] : bytes[...])
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
