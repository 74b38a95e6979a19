/// Text of one look within a block; a line feed is a hard break.
package struct MarkdownSpan: Hashable, Sendable {
  package struct Traits: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let strong = Traits(rawValue: 1)
    package static let emphasis = Traits(rawValue: 2)
    package static let strikethrough = Traits(rawValue: 4)
    package static let code = Traits(rawValue: 8)
    package static let link = Traits(rawValue: 16)
    /// What stands for the address of a link, after its label.
    package static let address = Traits(rawValue: 32)
    /// A raw HTML tag.
    package static let html = Traits(rawValue: 64)
    /// The number of a link.
    package static let citation = Traits(rawValue: 128)
    /// What stands for an image; it looks like a link and is called an image where text is heard.
    package static let image = Traits(rawValue: 256)
    /// The text of a footnote.
    package static let note = Traits(rawValue: 512)
  }

  package var text: String
  package var traits: Traits
  /// Set where a link ends; the span's own text is empty until it is decided how the address is shown.
  var link: MarkdownLink?

  init(text: String, traits: Traits = [], link: MarkdownLink? = nil) {
    self.text = text
    self.traits = traits
    self.link = link
  }
}
