/// What may accompany a question (docs/protocol.md §3.4).
public struct SendOptions: Equatable, Sendable {
  /// `journal`, `butler`, or empty for the default agent; an @mention in the text wins.
  public var agent: String
  public var search: Bool
  public var thinking: Bool
  public var knowledge: Bool
  /// What was uploaded for it.
  public var pictures: [UploadedPicture]

  public init(
    agent: String = "", search: Bool = false, thinking: Bool = false, knowledge: Bool = false,
    pictures: [UploadedPicture] = []
  ) {
    self.agent = agent
    self.search = search
    self.thinking = thinking
    self.knowledge = knowledge
    self.pictures = pictures
  }
}
