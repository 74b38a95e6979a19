import QukaWire

extension RealtimeEvent {
  package static func subscriptionFailed(_ id: SessionID, _ message: String) -> RealtimeEvent {
    .subscriptionFailed(id, code: 103, message: message)
  }
}
