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
