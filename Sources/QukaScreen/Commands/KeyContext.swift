/// Where a key is pressed; the innermost context that knows a key wins.
package enum KeyContext: CaseIterable, Hashable, Sendable {
  case global
  case composer
  /// The list above the input, while there is one; what it does not know goes to the input.
  case menu
  case list
  case transcript
  /// The transcript, while keys move a caret in it; what it does not know is the transcript's.
  case selecting
  case help
  case confirmation
  case themes
  case links
  /// The search; while nothing is being typed into it, `browse` comes before.
  case query
  case browse
  case palette
  case title
  /// The window that shows what keys do: none of them does anything there.
  case inspector
  case picture
  /// The window of what can be copied.
  case copy
  /// The window that names a file to write.
  case save
  /// The window in which it is chosen how a chat is written.
  case export
  /// The window that asks whether a chat is shared.
  case share

  /// Whose hints stand among its own; a window hides what holds everywhere.
  var hintsToo: KeyContext? {
    switch self {
    case .composer, .menu, .list, .transcript, .selecting: .global
    case .browse: .query
    case .global, .help, .confirmation, .themes, .links, .query, .palette, .title,
      .inspector, .picture, .copy, .save, .export, .share:
      nil
    }
  }
}
