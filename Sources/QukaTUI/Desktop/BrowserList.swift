/// The commands that the variable `BROWSER` names, the best first.
///
/// A colon parts them. In a command `%s` stands for the address, `%c` for a colon and `%%` for a percent sign; without
/// `%s` the address comes last. No shell reads them: blanks part the arguments, and the address is never cut.
struct BrowserList: Equatable, Sendable {
  private let commands: [[String]]

  /// Nil where the variable names nothing.
  ///
  /// - Parameter isProgram: whether a path is that of a program.
  init?(
    _ environment: [String: String], isProgram: (String) -> Bool = ProgramSearch.isProgram
  ) {
    let value = environment["BROWSER"] ?? ""
    let isOne = value.contains("/") && isProgram(value)
    let entries = isOne ? [value[...]] : value.split(separator: ":")
    commands = entries.compactMap { Self.words(of: $0, isProgram) }
    guard !commands.isEmpty else { return nil }
  }

  /// The programs and their arguments that open an address.
  func commands(opening address: String) -> [[String]] {
    commands.compactMap { words in
      // An address is no program.
      guard let name = words.first, !Self.places(in: name) else { return nil }
      let arguments = words.dropFirst()
      let hasPlace = arguments.contains { Self.places(in: $0) }
      return [Self.filled(name, "")] + arguments.map { Self.filled($0, address) }
        + (hasPlace ? [] : [address])
    }
  }

  /// A command's words; a path with blanks in it is one if it is that of a program, the longest first.
  private static func words(of entry: Substring, _ isProgram: (String) -> Bool) -> [String]? {
    let entry = entry.drop(while: isBlank)
    var end = entry.endIndex
    while entry.contains("/"), end > entry.startIndex {
      let path = String(entry[..<end])
      if path.contains(where: isBlank), isProgram(path) {
        return [path.replacing("%", with: "%%")]
          + entry[end...].split(whereSeparator: isBlank).map(String.init)
      }
      end = entry[..<end].lastIndex(where: isBlank) ?? entry.startIndex
    }
    let words = entry.split(whereSeparator: isBlank).map(String.init)
    return words.isEmpty ? nil : words
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t" || character.isNewline
  }

  private static func places(in word: String) -> Bool { filled(word, "") != filled(word, "x") }

  /// A word with everything that stands for something else replaced, each once.
  private static func filled(_ word: String, _ address: String) -> String {
    var result = ""
    var rest = word[...]
    while let character = rest.popFirst() {
      switch (character, rest.first) {
      case ("%", "s"): result += address
      case ("%", "c"): result += ":"
      case ("%", "%"): result += "%"
      default:
        result.append(character)
        continue
      }
      rest.removeFirst()
    }
    return result
  }
}
