import QukaScreen
import QukaText

/// Reads a theme's TOML text; what it names must exist, so that a slip of the pen is told.
struct ThemeFileReader {
  private var palette: [String: Color] = [:]

  static func read(_ text: String) throws(TOMLError) -> ThemeFile {
    var reader = ThemeFileReader()
    return try reader.file(try TOMLReader.read(text))
  }

  private mutating func file(_ table: TOMLTable) throws(TOMLError) -> ThemeFile {
    var file = ThemeFile()
    if let member = table["palette"] {
      for part in try members(of: member) { palette[part.key] = try color(value: part) }
    }
    for member in table.members {
      switch member.key {
      case "palette": break
      case "appearance": file.appearance = try appearance(member)
      case "inherits": file.parent = try string(member)
      case "colors":
        for color in try members(of: member) { try add(color: color, to: &file) }
      case "roles":
        for role in try members(of: member) { try add(role: role, to: &file) }
      default:
        throw TOMLError(line: member.line, fault: .notInTheme(member.key))
      }
    }
    return file
  }

  private func appearance(_ member: TOMLTable.Member) throws(TOMLError) -> ThemeFile.Appearance {
    guard let appearance = ThemeFile.Appearance(rawValue: try string(member)) else {
      throw TOMLError(line: member.line, fault: .badAppearance)
    }
    return appearance
  }

  private func add(color member: TOMLTable.Member, to file: inout ThemeFile) throws(TOMLError) {
    guard let color = ThemeColor(rawValue: member.key) else {
      throw unknown(member, .color, ThemeColor.allCases.map(\.rawValue))
    }
    let paint = try paint(member)
    guard paint.background == nil else {
      throw TOMLError(line: member.line, fault: .backgroundOfColor)
    }
    if case .named = paint.ink {
      throw TOMLError(line: member.line, fault: .colorByColor)
    }
    file.colors[color] = paint
  }

  private func add(role member: TOMLTable.Member, to file: inout ThemeFile) throws(TOMLError) {
    guard ThemeRole.named(member.key) != nil else {
      throw unknown(member, .role, ThemeRole.all.map(\.name))
    }
    file.roles[member.key] = try paint(member)
  }

  // MARK: - Values

  /// `"#9fabf7"`, or `{ color = "accent", bold = true }`.
  private func paint(_ member: TOMLTable.Member) throws(TOMLError) -> ThemePaint {
    guard case .table(let table) = member.value else { return ThemePaint(ink: try ink(member)) }
    var paint = ThemePaint()
    for part in table.members {
      switch part.key {
      case "color": paint.ink = try ink(part)
      case "background": paint.background = try ink(part)
      default:
        guard let attribute = Self.attributes[part.key] else {
          throw unknown(part, .part, ["color", "background"] + Self.attributes.keys.sorted())
        }
        guard case .boolean(let isOn) = part.value else {
          throw TOMLError(line: part.line, fault: .notBoolean(part.key))
        }
        if isOn { paint.on.insert(attribute) } else { paint.off.insert(attribute) }
      }
    }
    return paint
  }

  private static let attributes: [String: Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
    "strikethrough": .strikethrough,
  ]

  private func ink(_ member: TOMLTable.Member) throws(TOMLError) -> ThemePaint.Ink {
    let name = try string(member)
    if let color = palette[name] ?? Color(themeName: name) { return .color(color) }
    if let color = ThemeColor(rawValue: name) { return .named(color) }
    throw TOMLError(line: member.line, fault: .notAColor(name))
  }

  private func color(value member: TOMLTable.Member) throws(TOMLError) -> Color {
    guard case .color(let color) = try ink(member) else {
      throw TOMLError(line: member.line, fault: .paletteByName)
    }
    return color
  }

  private func string(_ member: TOMLTable.Member) throws(TOMLError) -> String {
    guard case .string(let text) = member.value else {
      throw TOMLError(line: member.line, fault: .notText(member.key))
    }
    return text
  }

  private func members(
    of member: TOMLTable.Member
  ) throws(TOMLError) -> [TOMLTable.Member] {
    guard case .table(let table) = member.value else {
      throw TOMLError(line: member.line, fault: .notTable(member.key))
    }
    return table.members
  }

  private func unknown(
    _ member: TOMLTable.Member, _ kind: FileFault.Kind, _ names: [String]
  ) -> TOMLError {
    TOMLError(line: member.line, fault: .unknown(kind, member.key, known: names))
  }
}

extension Color {
  /// A colour as themes write it: `#rrggbb`, `terminal`, or one of the 16 ANSI colours.
  init?(themeName name: String) {
    if name == "terminal" {
      self = .terminal
      return
    }
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
        let value = UInt32(digits, radix: 16)
      else { return nil }
      self = .rgb(value)
      return
    }
    let isBright = name.hasPrefix("bright-")
    let plain = isBright ? String(name.dropFirst(7)) : name
    guard let index = Color.ansiNames.firstIndex(of: plain) else { return nil }
    self = .ansi(UInt8(index + (isBright ? 8 : 0)))
  }

  private static let ansiNames = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]
}
