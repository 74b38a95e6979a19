import QukaWire

/// How much may wait in the inbox before the server is left waiting instead.
///
/// Whoever reads stops within one read, so what waits stays below the mark, one read of the socket and
/// one message more; the main thread may hold as much again that it has taken and not reduced.
struct InboxLimits: Sendable {
  var bytes = Limits.inboxBytes
  var events = Limits.inboxEvents
  /// How long text of chats that are not on screen may wait for more of it; the list shows nothing of it that would be
  /// missed so soon.
  var patience = Duration.milliseconds(50)
}
