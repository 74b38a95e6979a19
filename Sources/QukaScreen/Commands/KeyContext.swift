/// Where a key is pressed; the innermost context that knows a key wins.
enum KeyContext: Hashable, Sendable {
  case global
  case composer
  case list
  case transcript
  case help
  case confirmation
  case themes
  case links
  /// The search; while nothing is being typed into it, `browse` comes before.
  case query
  case browse
  case palette
}
