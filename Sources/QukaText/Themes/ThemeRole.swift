/// One role of the interface: its name in a theme file, and how it looks where the file leaves it out.
package struct ThemeRole: Sendable {
  /// How well the role must be told from its background.
  enum Legibility: Sendable {
    case text
    /// What one reads only when looking for it.
    case dim
    /// Lines and frames.
    case line
  }

  package let name: String
  package let path: any WritableKeyPath<Theme, Style> & Sendable
  package let color: ThemeColor
  package let background: ThemeColor
  package let attributes: Attributes
  /// Attributes that take the place of colours where there are none.
  let uncolored: Attributes
  let legibility: Legibility

  private init(
    _ name: String, _ path: any WritableKeyPath<Theme, Style> & Sendable, _ color: ThemeColor,
    on background: ThemeColor = .background, _ attributes: Attributes = [],
    uncolored: Attributes = [], legibility: Legibility = .text
  ) {
    self.name = name
    self.path = path
    self.color = color
    self.background = background
    self.attributes = attributes
    self.uncolored = uncolored
    self.legibility = legibility
  }

  package static func named(_ name: String) -> ThemeRole? {
    byName[name]
  }

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { $1 })

  /// Every role but the canvas.
  package static let all: [ThemeRole] = texts + markdown + code + states + frame

  private static let texts: [ThemeRole] = [
    ThemeRole("text", \.text, .text),
    ThemeRole("muted", \.muted, .muted, uncolored: .dim, legibility: .dim),
    ThemeRole("accent", \.accent, .accent, uncolored: .bold),
    ThemeRole("user-mark", \.userMark, .accent, .bold),
    ThemeRole("user-text", \.userText, .text, .bold),
    ThemeRole("assistant-mark", \.assistantMark, .answer, .bold),
  ]

  private static let markdown: [ThemeRole] = [
    ThemeRole("heading", \.heading, .accent, .bold),
    ThemeRole("strong", \.strong, .text, .bold),
    ThemeRole("emphasis", \.emphasis, .text, .italic),
    ThemeRole("strikethrough", \.strikethrough, .text, .strikethrough),
    ThemeRole("code", \.code, .answer, uncolored: .bold),
    ThemeRole("code-block", \.codeBlock, .text),
    ThemeRole("code-label", \.codeLabel, .muted, uncolored: .dim, legibility: .dim),
    ThemeRole("quote", \.quote, .muted, .italic, legibility: .dim),
    ThemeRole("quote-bar", \.quoteBar, .accent, legibility: .line),
    ThemeRole("link", \.link, .accent, .underline),
    ThemeRole("link-address", \.linkAddress, .muted, uncolored: .dim, legibility: .dim),
    ThemeRole("citation", \.citation, .accent, uncolored: .bold),
    ThemeRole("math", \.math, .answer, .italic),
    ThemeRole("table-border", \.tableBorder, .border, uncolored: .dim, legibility: .line),
    ThemeRole("table-header", \.tableHeader, .text, .bold),
    ThemeRole("rule", \.rule, .border, uncolored: .dim, legibility: .line),
    ThemeRole("list-marker", \.listMarker, .accent),
  ]

  private static let code: [ThemeRole] = [
    ThemeRole("code-keyword", \.codeKeyword, .keyword, uncolored: .bold),
    ThemeRole("code-string", \.codeString, .string),
    ThemeRole("code-number", \.codeNumber, .number),
    ThemeRole("code-comment", \.codeComment, .comment, .italic, uncolored: .dim, legibility: .dim),
    ThemeRole("code-type", \.codeType, .type),
    ThemeRole("code-function", \.codeFunction, .function),
    ThemeRole("code-constant", \.codeConstant, .number),
    ThemeRole("code-operator", \.codeOperator, .text),
    ThemeRole("code-punctuation", \.codePunctuation, .muted, legibility: .dim),
    ThemeRole("code-attribute", \.codeAttribute, .keyword),
    ThemeRole("code-property", \.codeProperty, .function),
    ThemeRole("code-added", \.codeAdded, .success),
    ThemeRole("code-removed", \.codeRemoved, .error),
  ]

  private static let states: [ThemeRole] = [
    ThemeRole("thinking", \.thinking, .muted, .italic, uncolored: .dim, legibility: .dim),
    ThemeRole("tool", \.tool, .muted, uncolored: .dim, legibility: .dim),
    ThemeRole("tool-error", \.toolError, .error, uncolored: .bold),
    ThemeRole("error", \.error, .error, uncolored: .bold),
    ThemeRole("warning", \.warning, .warning, uncolored: .bold),
    ThemeRole("success", \.success, .success),
    ThemeRole("stopped", \.stopped, .warning, uncolored: .bold),
  ]

  private static let frame: [ThemeRole] = [
    ThemeRole(
      "selection", \.selection, .selectionText, on: .selection, uncolored: .reverse),
    ThemeRole("selection-inactive", \.selectionInactive, .text, .underline),
    ThemeRole("border", \.border, .border, uncolored: .dim, legibility: .line),
    ThemeRole("title", \.title, .text, .bold),
    ThemeRole("status", \.status, .muted, uncolored: .dim, legibility: .dim),
    ThemeRole("status-accent", \.statusAccent, .accent, uncolored: .bold),
    ThemeRole("hint", \.hint, .muted, uncolored: .dim, legibility: .dim),
    ThemeRole("hint-key", \.hintKey, .accent, uncolored: .bold),
    ThemeRole("badge", \.badge, .selectionText, on: .selection, .bold, uncolored: .reverse),
    ThemeRole("composer", \.composer, .text),
    ThemeRole("placeholder", \.placeholder, .muted, uncolored: .dim, legibility: .dim),
    ThemeRole("search-match", \.searchMatch, .selectionText, on: .match, uncolored: .reverse),
  ]
}
