/// A key as the user thinks of it.
struct Key: Hashable, Sendable {
  enum Code: Hashable, Sendable {
    /// A printable grapheme; its own case says whether Shift was held.
    case character(Character)
    case enter
    case tab
    case backspace
    case escape
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
    case insert
    case delete
    case function(Int)
  }

  struct Modifiers: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)
  }

  var code: Code
  var modifiers: Modifiers

  init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// A plain character key.
  static func character(_ character: Character, _ modifiers: Modifiers = []) -> Key {
    Key(.character(character), modifiers)
  }

  /// Ctrl and a lower-case letter: `.control("c")` is Ctrl-C.
  static func control(_ character: Character) -> Key {
    Key(.character(character), .control)
  }

  static let escape = Key(.escape)
  static let enter = Key(.enter)
}

/// A mouse report (SGR encoding, mode 1006).
struct MouseEvent: Hashable, Sendable {
  enum Action: Hashable, Sendable {
    case press
    case release
    case drag
    case wheelUp
    case wheelDown
  }

  var action: Action
  /// 0 left, 1 middle, 2 right; 0 for the wheel.
  var button: Int
  var position: Point
}

/// Something that the terminal sent: a key, a paste, a report.
enum TerminalInput: Hashable, Sendable {
  case key(Key)
  /// Bracketed paste, whole; line ends are `\n`, other control characters are removed.
  case paste(String)
  case mouse(MouseEvent)
  /// Focus gained (true) or lost (mode 1004).
  case focus(Bool)
  /// A reply to a query, or any other sequence that is not a key: never acts as one.
  case reply(TerminalReply)
}

/// A terminal's answer to one of our queries.
enum TerminalReply: Hashable, Sendable {
  /// The kitty keyboard protocol is spoken (`CSI ? flags u`).
  case kittyKeyboard(flags: Int)
  /// Primary device attributes (`CSI ? … c`): every terminal answers it, so it ends a round of
  /// queries.
  case deviceAttributes
  /// DECRPM (`CSI ? mode ; value $ y`): 1 set, 2 reset, 3/4 permanent, 0 not recognised.
  case mode(Int, value: Int)
  /// OSC 10 or 11 colour report, 0xRRGGBB.
  case color(selector: Int, rgb: UInt32)
  /// Cursor position report, zero-based.
  case cursor(Point)
  /// Anything else, swallowed.
  case other
}
