/// What the server can say outside of turns (docs/protocol.md §6.6, §6.9).
public enum Announcement: Equatable, Sendable {
  /// A knowledge entry has reached a stage; read on the space's knowledge channel.
  case stage(String, knowledge: String)
  /// A session has a new title. The real server declares this and never sends it.
  case rename(String)
  /// Somebody asked to stop the session; read on the system channel, without an envelope.
  case stopNotice
}

extension ServerCore {
  /// Publishes an announcement about a session and its space.
  func announce(_ announcement: Announcement, space: String, session: String) {
    switch announcement {
    case .stage(let stage, let knowledge):
      let data: JSON = ["knowledge_id": .string(knowledge), "stage": .string(stage)]
      broker.publish(
        Self.envelope(data, subject: "stage_changed", type: "400"),
        to: ChannelName.knowledge(space))
    case .rename(let name):
      // A Go map: its members are written in alphabetical order.
      let data: JSON = ["name": .string(name), "session_id": .string(session)]
      broker.publish(
        Self.envelope(data, subject: "session_rename", type: "others"),
        to: ChannelName.chat(space: space, session: session))
    case .stopNotice:
      broker.publish(Self.stopNotice(session, clock), to: ChannelName.stopNotices)
    }
  }

  static func stopNotice(_ session: String, _ clock: any MockClock) -> JSON {
    ["session_id": .string(session), "timestamp": .integer(clock.unixSeconds)]
  }

  /// The envelope of every publication but the stop notice (docs/protocol.md §6.2).
  static func envelope(_ data: JSON, subject: String, type: String) -> JSON {
    ["data": data, "subject": .string(subject), "type": .string(type), "version": "v1"]
  }
}

extension MockServer {
  /// Publishes an announcement, as if something had happened elsewhere.
  public func announce(_ announcement: Announcement, space: String, session: String) {
    core.announce(announcement, space: space, session: session)
  }

  /// Publishes a document on a channel as it is, however odd.
  public func publish(_ json: String, to channel: String) {
    core.broker.publish(.encoded(json), to: channel)
  }
}
