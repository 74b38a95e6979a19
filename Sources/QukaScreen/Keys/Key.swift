/// A key as the user thinks of it.
package struct Key: Hashable, Sendable {
  package enum Code: Hashable, Sendable {
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

  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
  }

  package var code: Code
  package var modifiers: Modifiers

  package init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }

  /// A plain character key.
  package static func character(_ character: Character, _ modifiers: Modifiers = []) -> Key {
    Key(.character(character), modifiers)
  }

  /// Ctrl and a lower-case letter: `.control("c")` is Ctrl-C.
  package static func control(_ character: Character) -> Key {
    Key(.character(character), .control)
  }

  package static let escape = Key(.escape)
  package static let enter = Key(.enter)
}

/// A mouse report (SGR encoding, mode 1006).
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
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

  package init(action: Action, button: Int, position: Point) {
    self.action = action
    self.button = button
    self.position = position
  }
}

/// Something that the terminal sent: a key, a paste, a report.
package enum TerminalInput: Hashable, Sendable {
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
package enum TerminalReply: Hashable, Sendable {
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
