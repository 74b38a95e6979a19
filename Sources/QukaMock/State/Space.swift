/// A space: the container of sessions, with its members.
public struct Space: Equatable, Sendable {
  public var id: String
  public var title: String
  public var description: String
  /// The ids of the accounts that may use it; `nil` means all of them.
  public var members: [String]?
  /// The roles of its members by account; whoever is not listed is chief.
  public var roles: [String: SpaceRole] = [:]
  /// What its members have written down.
  public var knowledge: [Knowledge] = []
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

  /// The account's role; `nil` when it is no member.
  func role(of account: Account) -> SpaceRole? {
    guard members?.contains(account.id) ?? true else { return nil }
    return roles[account.id] ?? .chief
  }
}
