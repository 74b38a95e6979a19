/// What a piece of code is, as far as a lexer can tell.
enum CodeRole: Hashable, Sendable {
  case plain
  case comment
  case string
  case number
  case keyword
  case type
  case function
  /// `true`, `nil`, names in capitals.
  case constant
  /// Attributes, decorators, preprocessor directives.
  case attribute
  /// Keys of data, variables with a sigil.
  case property
  case added
  case removed
}
