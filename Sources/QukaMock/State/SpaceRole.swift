/// What a member may do in a space, least first (docs/protocol.md §3).
public enum SpaceRole: String, CaseIterable, Comparable, Sendable {
  /// What the server itself gives to a user that an administrator made, instead of `chief`: a role that it
  /// does not know, and that allows nothing.
  case misnamedChief = "chief"
  case member = "role-member"
  case viewer = "role-viewer"
  case editor = "role-editor"
  case admin = "role-admin"
  case chief = "role-chief"

  public static func < (left: SpaceRole, right: SpaceRole) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
