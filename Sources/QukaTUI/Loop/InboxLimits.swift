import QukaWire

/// How much may wait in the inbox before the server is left waiting instead.
///
/// Whoever reads stops within one read, so what waits stays below the mark, one read of the socket and
/// one message more; the main thread may hold as much again that it has taken and not reduced.
struct InboxLimits: Sendable {
  var bytes = Limits.inboxBytes
  var events = Limits.inboxEvents
}
