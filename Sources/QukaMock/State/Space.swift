/// A space: the container of sessions, with its members.
public struct Space: Equatable, Sendable {
  public var id: String
  public var title: String
  public var description: String
  /// The ids of the accounts that may use it; `nil` means all of them.
  public var members: [String]?
  /// Sessions that exist from the start; they belong to the first account.
  public var samples: [SampleSession]

  public init(
    id: String,
    title: String = "default",
    description: String = "default",
    members: [String]? = nil,
    samples: [SampleSession] = []
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.members = members
    self.samples = samples
  }

  func hasMember(_ account: Account) -> Bool {
    members?.contains(account.id) ?? true
  }
}

/// A session with history that is there when the server starts.
public struct SampleSession: Equatable, Sendable {
  public var title: String
  /// How long before the start it was last used.
  public var age: Duration
  /// Question, answer, question, answer.
  public var texts: [String]

  public init(title: String, age: Duration, texts: [String]) {
    self.title = title
    self.age = age
    self.texts = texts
  }
}
