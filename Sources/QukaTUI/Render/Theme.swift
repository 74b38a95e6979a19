/// How every role of the interface looks. `ThemeRole` is the table of the roles; views know no colours.
struct Theme: Hashable, Sendable {
  /// What stands for the terminal's own text and background colour on the whole screen.
  var canvas = Style()

  // Text.
  var text = Style()
  /// Secondary text: times, counts, addresses.
  var muted = Style()
  var accent = Style()

  // Who speaks.
  var userMark = Style()
  var userText = Style()
  var assistantMark = Style()

  // Markdown.
  var heading = Style()
  var strong = Style()
  var emphasis = Style()
  var strikethrough = Style()
  /// Struck-out text keeps its tildes, because not every terminal of this kind can strike out.
  var spellsStrikethrough = false
  var code = Style()
  var codeBlock = Style()
  var codeLabel = Style()
  var quote = Style()
  var quoteBar = Style()
  var link = Style()
  var linkAddress = Style()
  /// The number of a source, `[1]`.
  var citation = Style()
  var math = Style()
  var tableBorder = Style()
  var tableHeader = Style()
  var rule = Style()
  var listMarker = Style()

  // Code, inside `codeBlock`.
  var codeKeyword = Style()
  var codeString = Style()
  var codeNumber = Style()
  var codeComment = Style()
  var codeType = Style()
  var codeFunction = Style()
  /// `true`, `nil`, named constants.
  var codeConstant = Style()
  var codeOperator = Style()
  var codePunctuation = Style()
  /// Attributes, decorators, preprocessor lines.
  var codeAttribute = Style()
  /// Keys of data, properties.
  var codeProperty = Style()
  var codeAdded = Style()
  var codeRemoved = Style()

  // What the assistant does besides answering.
  var thinking = Style()
  var tool = Style()
  var toolError = Style()

  // Outcomes.
  var error = Style()
  var warning = Style()
  var success = Style()
  var stopped = Style()

  // The frame around it.
  var selection = Style()
  var selectionInactive = Style()
  var border = Style()
  var title = Style()
  var status = Style()
  var statusAccent = Style()
  var hint = Style()
  var hintKey = Style()
  var badge = Style()
  var composer = Style()
  var placeholder = Style()
  var searchMatch = Style()
}
