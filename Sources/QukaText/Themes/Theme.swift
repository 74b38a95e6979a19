/// How every role of the interface looks. `ThemeRole` is the table of the roles; views know no colours.
package struct Theme: Hashable, Sendable {
  /// What stands for the terminal's own text and background colour on the whole screen.
  package var canvas = Style()

  // Text.
  package var text = Style()
  /// Secondary text: times, counts, addresses.
  package var muted = Style()
  package var accent = Style()

  // Who speaks.
  package var userMark = Style()
  package var userText = Style()
  package var assistantMark = Style()

  // Markdown.
  package var heading = Style()
  package var strong = Style()
  package var emphasis = Style()
  package var strikethrough = Style()
  /// Struck-out text keeps its tildes, because not every terminal of this kind can strike out.
  var spellsStrikethrough = false
  package var code = Style()
  package var codeBlock = Style()
  package var codeLabel = Style()
  package var quote = Style()
  package var quoteBar = Style()
  package var link = Style()
  package var linkAddress = Style()
  /// The number of a source, `[1]`.
  package var citation = Style()
  package var math = Style()
  package var tableBorder = Style()
  package var tableHeader = Style()
  package var rule = Style()
  package var listMarker = Style()

  // Code, inside `codeBlock`.
  package var codeKeyword = Style()
  package var codeString = Style()
  package var codeNumber = Style()
  package var codeComment = Style()
  package var codeType = Style()
  package var codeFunction = Style()
  /// `true`, `nil`, named constants.
  package var codeConstant = Style()
  package var codeOperator = Style()
  package var codePunctuation = Style()
  /// Attributes, decorators, preprocessor lines.
  package var codeAttribute = Style()
  /// Keys of data, properties.
  package var codeProperty = Style()
  package var codeAdded = Style()
  package var codeRemoved = Style()

  // What the assistant does besides answering.
  package var thinking = Style()
  package var tool = Style()
  package var toolError = Style()

  // Outcomes.
  package var error = Style()
  package var warning = Style()
  package var success = Style()
  package var stopped = Style()

  // The frame around it.
  package var selection = Style()
  package var selectionInactive = Style()
  package var border = Style()
  package var title = Style()
  package var status = Style()
  package var statusAccent = Style()
  package var hint = Style()
  package var hintKey = Style()
  package var badge = Style()
  package var composer = Style()
  package var placeholder = Style()
  package var searchMatch = Style()

  package init() {}
}
