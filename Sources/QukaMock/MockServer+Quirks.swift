extension MockServer {
  /// What the real server does otherwise than its contract says, each by itself.
  ///
  /// They are separate, so that a test can have one without the others; a server that is like the real
  /// one has all of them.
  public struct Quirks: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// Late text, failures that are reported twice or for no message, endings that nobody announces
    /// (docs/protocol.md §6.6).
    public static let endings = Quirks(rawValue: 1 << 0)

    /// What a stop or the provider cuts off in the middle of its text stays stored as generating
    /// (docs/protocol.md §4.2).
    public static let storedGenerating = Quirks(rawValue: 1 << 1)

    /// Parallel calls of one tool are reported under one of their ids, and the others stay as they began
    /// (docs/protocol.md §6.4). Only scripts that say so have such calls.
    public static let sharedCalls = Quirks(rawValue: 1 << 2)

    /// A stop between the provider's answer and its first chunk ends a message that was never announced
    /// (docs/protocol.md §6.6). Only scripts that name this moment have it.
    public static let unannouncedStops = Quirks(rawValue: 1 << 3)

    public static let all: Quirks = [.endings, .storedGenerating, .sharedCalls, .unannouncedStops]
  }
}
