/// Documents that are published (docs/protocol.md §6.2, §6.6).
extension ServerCore {
  package static func stopNotice(_ session: String, _ clock: any MockClock) -> JSON {
    ["session_id": .string(session), "timestamp": .integer(clock.unixSeconds)]
  }

  /// The envelope of every publication but the stop notice.
  package static func envelope(_ data: JSON, subject: String, type: String) -> JSON {
    ["data": data, "subject": .string(subject), "type": .string(type), "version": "v1"]
  }
}
