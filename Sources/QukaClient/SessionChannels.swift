import QukaWire

/// The sessions whose events are wanted, by the channels that carry them (docs/protocol.md §6.1).
struct SessionChannels: Sendable {
  private(set) var channels: [String] = []
  private var sessions: [String: SessionID] = [:]

  subscript(channel: String) -> SessionID? { sessions[channel] }

  /// The channel of the session, from now on wanted.
  mutating func insert(space: SpaceID, session: SessionID) -> String {
    let channel = Self.channel(space: space, session: session)
    if sessions.updateValue(session, forKey: channel) == nil { channels.append(channel) }
    return channel
  }

  /// The channel of the session, or `nil` when it was not wanted.
  mutating func remove(space: SpaceID, session: SessionID) -> String? {
    let channel = Self.channel(space: space, session: session)
    return remove(channel) == nil ? nil : channel
  }

  @discardableResult
  mutating func remove(_ channel: String) -> SessionID? {
    channels.removeAll { $0 == channel }
    return sessions.removeValue(forKey: channel)
  }

  static func channel(space: SpaceID, session: SessionID) -> String {
    "/chat_session/\(space)/\(session)"
  }
}
