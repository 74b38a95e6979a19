import QukaMock

/// What the server can say outside of turns (docs/protocol.md §6.6, §6.9).
package enum Announcement: Equatable, Sendable {
  /// A knowledge entry has reached a stage; read on the space's knowledge channel.
  case stage(String, knowledge: String)
  /// A session has a new title. The real server declares this and never sends it.
  case rename(String)
  /// Somebody asked to stop the session; read on the system channel, without an envelope.
  case stopNotice
}

extension MockServer {
  /// Publishes an announcement, as if something had happened elsewhere.
  package func announce(_ announcement: Announcement, space: String, session: String) {
    switch announcement {
    case .stage(let stage, let knowledge):
      let data: JSON = ["knowledge_id": .string(knowledge), "stage": .string(stage)]
      core.broker.publish(
        ServerCore.envelope(data, subject: "stage_changed", type: "400"),
        to: ChannelName.knowledge(space))
    case .rename(let name):
      // A Go map: its members are written in alphabetical order.
      let data: JSON = ["name": .string(name), "session_id": .string(session)]
      core.broker.publish(
        ServerCore.envelope(data, subject: "session_rename", type: "others"),
        to: ChannelName.chat(space: space, session: session))
    case .stopNotice:
      core.broker.publish(ServerCore.stopNotice(session, core.clock), to: ChannelName.stopNotices)
    }
  }

  /// Publishes a document on a channel as it is, however odd.
  package func publish(_ json: String, to channel: String) {
    core.broker.publish(.encoded(json), to: channel)
  }
}
