/// What opens a fenced code block, and by that what closes it (GFM §4.5).
package struct MarkdownFence: Hashable, Sendable {
  /// U+0060 or U+007E.
  var character: UInt8
  var length: Int
  /// Columns of indentation, which the block's lines lose as far as they have them.
  var indentation: Int

  /// The language that stands behind a fence: the first word, without what some add to it (`rust,ignore`, `js{1,3}`).
  static func language(in information: some Collection<UInt8>) -> String {
    let word = information.drop(while: \.isBlank).prefix {
      !$0.isBlank && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: ",")
    }
    return String(decoding: word, as: UTF8.self)
  }
}
