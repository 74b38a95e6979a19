/// Takes what the server tells, from any thread.
package protocol ServerEventSink: AnyObject, Sendable {
  func post(_ event: ServerEvent)
  /// Whether so much waits that nothing more should be read from the server.
  var isFull: Bool { get }
  /// Calls `handler` whenever `isFull` has changed, on the thread that changed it. By the time it is called `isFull`
  /// may have changed again: it is asked for, not told.
  func onPressureChange(_ handler: @escaping @Sendable () -> Void)
}
