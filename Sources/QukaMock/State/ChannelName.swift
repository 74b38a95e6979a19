/// The names of the broker's channels and who may read them (docs/protocol.md §6.1).
package enum ChannelName: Equatable, Sendable {
  case user(String)
  case knowledge(space: String)
  case chatSession(space: String, session: String)
  /// A name that starts like one of the above but lacks its parts: nobody may read it.
  case malformed
  /// Any other name: every authenticated client may read it, as on the real server.
  case other

  /// Where stops are announced.
  package static let stopNotices = "system:stop_chat_stream"

  /// Where a space's knowledge entries announce their stages.
  package static func knowledge(_ space: String) -> String {
    "/knowledge/list/\(space)"
  }

  /// The channel on which one session's turn is published.
  package static func chat(space: String, session: String) -> String {
    "/chat_session/\(space)/\(session)"
  }

  /// The rules are tried in this order and look anywhere in the name, as the real server does.
  package init(parsing name: String) {
    if let parts = Self.parts(of: name, after: "/user/") {
      self = parts.first.map { .user($0) } ?? .malformed
    } else if let parts = Self.parts(of: name, after: "/knowledge/list/") {
      self = parts.first.map { .knowledge(space: $0) } ?? .malformed
    } else if let parts = Self.parts(of: name, after: "/chat_session/") {
      self = parts.count < 2 ? .malformed : .chatSession(space: parts[0], session: parts[1])
    } else {
      self = .other
    }
  }

  private static func parts(of name: String, after marker: String) -> [String]? {
    guard let range = name.firstRange(of: marker) else { return nil }
    return name[range.upperBound...].split(separator: "/").map(String.init)
  }
}
