/// What a person asked, as far as it shapes the answer (docs/protocol.md §3.4).
public struct Question: Equatable, Sendable {
  public var text: String
  public var agent: Agent
  public var usesSearch: Bool
  public var usesThinking: Bool
  public var usesKnowledge: Bool
  /// How many images came with it.
  public var images: Int
  /// How many questions the session had before this one.
  public var index: Int

  public init(
    text: String,
    agent: Agent = .standard,
    usesSearch: Bool = false,
    usesThinking: Bool = false,
    usesKnowledge: Bool = false,
    images: Int = 0,
    index: Int = 0
  ) {
    self.text = text
    self.agent = agent
    self.usesSearch = usesSearch
    self.usesThinking = usesThinking
    self.usesKnowledge = usesKnowledge
    self.images = images
    self.index = index
  }
}
