/// The rules by which one language is coloured; `CodeLexer` is the engine that follows them.
struct CodeLanguage: Sendable {
  /// How its lines are read.
  enum Shape: Hashable, Sendable {
    case code
    case markup
    case markdown
    case diff
  }

  struct Features: OptionSet, Hashable, Sendable {
    let rawValue: UInt16
    /// `Name` is a type, `NAME` a constant.
    static let capitals = Features(rawValue: 1)
    /// `name(` is a call.
    static let calls = Features(rawValue: 2)
    /// `@name` is an attribute.
    static let atSigns = Features(rawValue: 4)
    /// `#name` is a directive.
    static let hashDirectives = Features(rawValue: 8)
    /// `$name` and `${name}` are variables.
    static let dollars = Features(rawValue: 16)
    /// `key:` is a property.
    static let colonKeys = Features(rawValue: 32)
    /// `key =` at the start of a line is a property, `[name]` a section.
    static let equalKeys = Features(rawValue: 64)
    /// `'a'` is a character, but `'a` is a name.
    static let lifetimes = Features(rawValue: 128)
    /// `name!` is a call, `#[name]` an attribute.
    static let macros = Features(rawValue: 256)
    /// `<<WORD` begins a text that ends with a line `WORD`.
    static let heredocs = Features(rawValue: 512)
    /// A comment sign counts only after a space: `$#` and `a#b` are none.
    static let spacedComments = Features(rawValue: 1_024)
    /// `:name` is a constant.
    static let symbols = Features(rawValue: 2_048)
    static let ignoresCase = Features(rawValue: 4_096)
    /// `#fff` is a number.
    static let hexColors = Features(rawValue: 8_192)
    /// `name:` at the start of a line is a target.
    static let targets = Features(rawValue: 16_384)
  }

  /// A kind of string literal.
  struct StringRule: Hashable, Sendable {
    var open: [UInt8]
    var close: [UInt8]
    var hasEscapes: Bool
    var isMultiline: Bool
    /// Any number of `#` around it, as in `#"…"#`.
    var takesHashes: Bool
    /// What begins an expression inside of it, ended by the bracket that matches its last byte.
    var interpolation: [UInt8]

    init(
      _ open: String, _ close: String? = nil, escapes: Bool = true, multiline: Bool = false,
      hashes: Bool = false, interpolation: String = ""
    ) {
      self.open = Array(open.utf8)
      self.close = Array((close ?? open).utf8)
      hasEscapes = escapes
      isMultiline = multiline
      takesHashes = hashes
      self.interpolation = Array(interpolation.utf8)
    }
  }

  struct BlockComment: Hashable, Sendable {
    var open: [UInt8]
    var close: [UInt8]
    var nests = false

    init(_ open: String, _ close: String, nests: Bool = false) {
      self.open = Array(open.utf8)
      self.close = Array(close.utf8)
      self.nests = nests
    }
  }

  /// The names that fences use for it, in small letters.
  var names: [String]
  var shape = Shape.code
  var features: Features = []
  var lineComments: [[UInt8]] = []
  var blockComments: [BlockComment] = []
  /// Longer opening signs first.
  var strings: [StringRule] = []
  /// Letters before a quote that belong to the string.
  var stringPrefixes: Set<String> = []
  var words: [String: CodeRole] = [:]
  /// Bytes that names have besides letters, digits, underscores and everything beyond ASCII.
  var nameBytes: Set<UInt8> = []

  init(
    _ names: String, _ features: Features = [], shape: Shape = .code, line: String = "",
    block: [BlockComment] = [], strings: [StringRule] = [], prefixes: String = "",
    keywords: String = "", types: String = "", constants: String = "", nameBytes: String = ""
  ) {
    func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    self.names = split(names)
    self.shape = shape
    self.features = features
    lineComments = split(line).map { Array($0.utf8) }
    blockComments = block
    self.strings = strings
    stringPrefixes = Set(split(prefixes))
    for word in split(keywords) { words[word] = .keyword }
    for word in split(types) { words[word] = .type }
    for word in split(constants) { words[word] = .constant }
    self.nameBytes = Set(nameBytes.utf8)
  }

  /// The language that a fence names, without regard to case; nil for one that is not known.
  static func named(_ name: String) -> CodeLanguage? {
    guard !name.isEmpty, name.utf8.count <= 40 else { return nil }
    return byName[name.lowercased()]
  }

  private static let byName: [String: CodeLanguage] = {
    var languages: [String: CodeLanguage] = [:]
    for language in all { for name in language.names { languages[name] = language } }
    return languages
  }()
}
