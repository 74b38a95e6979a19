/// Text of one look within a block; a line feed is a hard break.
struct MarkdownSpan: Hashable, Sendable {
  struct Traits: OptionSet, Hashable, Sendable {
    let rawValue: UInt16
    static let strong = Traits(rawValue: 1)
    static let emphasis = Traits(rawValue: 2)
    static let strikethrough = Traits(rawValue: 4)
    static let code = Traits(rawValue: 8)
    static let link = Traits(rawValue: 16)
    /// What stands for the address of a link, after its label.
    static let address = Traits(rawValue: 32)
    /// A raw HTML tag.
    static let html = Traits(rawValue: 64)
    /// The number of a link.
    static let citation = Traits(rawValue: 128)
    /// What stands for an image; it looks like a link and is called an image where text is heard.
    static let image = Traits(rawValue: 256)
    /// The text of a footnote.
    static let note = Traits(rawValue: 512)
  }

  var text: String
  var traits: Traits
  /// Set where a link ends; the span's own text is empty until it is decided how the address is shown.
  var link: MarkdownLink?

  init(text: String, traits: Traits = [], link: MarkdownLink? = nil) {
    self.text = text
    self.traits = traits
    self.link = link
  }
}

/// A link or an image: what is shown for it and where it leads.
struct MarkdownLink: Hashable, Sendable {
  var label: String
  var address: String
  /// The address is not complete yet.
  var isCut = false

  /// Whether the label says the address already.
  var isSaid: Bool {
    address.isEmpty || address == label || address == "mailto:" + label
      || address == "http://" + label || address == "https://" + label
  }
}
