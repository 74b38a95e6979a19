/// Misbehaviour on demand: everything here is deterministic and ends when it is told to.
extension MockServer {
  // MARK: - REST

  /// The next `times` requests of the route meet the fault.
  public func inject(_ fault: Fault, on route: Route, times: Int = 1) {
    core.faults.inject(fault, on: route, times: times)
  }

  /// Lets every held request and every held answer go on.
  public func releaseHeld() {
    core.faults.release()
  }

  /// Forgets the faults that were injected and not met.
  public func clearFaults() {
    core.faults.clear()
  }

  /// How many requests and answers are held that somebody waits for.
  public var heldCount: Int { core.faults.held.count(where: \.isAwaited) }

  /// The requests and answers that are held, in the order in which they came.
  public var heldExchanges: [HeldExchange] { core.faults.held }

  /// Lets one held request or answer go on; what nobody waits for any more is carried out all the same.
  public func releaseHeld(_ id: Int) {
    core.faults.release(id)
  }

  /// Closes the connection of a held request or answer; what was not carried out never is.
  public func dropHeld(_ id: Int) {
    core.faults.drop(id)
  }

  /// From now on the server is away for new requests and new WebSockets; `nil` brings it back. What is
  /// open stays open: `cutConnections` ends it.
  public func setOutage(_ outage: Outage?) {
    core.faults.outage = outage
  }

  /// Falsifies the history from now on; an empty set tells the truth again.
  public func setHistoryFaults(_ faults: Set<HistoryFault>) {
    core.store.setFaults(faults)
  }

  // MARK: - Publications

  /// Disturbs publications on the channels of sessions.
  ///
  /// - Parameters:
  ///   - positions: which ones, counted from 1 for each session since this call.
  ///   - session: `nil` is every session.
  public func disturb(
    _ disturbance: Disturbance,
    at positions: ClosedRange<Int> = 1...Int.max,
    session: String? = nil
  ) {
    core.broker.disturb(DisturbancePlan(disturbance, at: positions, session: session))
  }

  /// Publishes what was held, several in one frame, and holds no more.
  public func releasePublications() {
    core.broker.endDisturbances { $0 == .hold }
  }

  /// Ends every disturbance and publishes what was kept back.
  public func endDisturbances() {
    core.broker.endDisturbances { _ in true }
  }

  /// Disturbs publications at random from now on; `nil` ends it and publishes what is late.
  public func setTurbulence(_ turbulence: Turbulence?) {
    core.broker.setTurbulence(turbulence)
  }

  // MARK: - Connections

  /// Closes every connection without a close frame; they are gone when this returns, new ones are
  /// accepted.
  public func cutConnections() async {
    await connections.closeAll()
  }

  /// The same without waiting: when this returns the closing has begun, in the order of connecting.
  public func cutEverything() {
    core.sockets.endAll(nil)
    connections.cutAll()
  }

  /// Closes the TCP connections of the WebSockets without a close frame, and no others.
  public func cutSockets() {
    core.sockets.endAll(nil)
  }

  /// The next frame on any WebSocket meets the fault; `nil` takes it back.
  public func spoilNextFrame(_ fault: SocketFault?) {
    core.sockets.spoil(fault)
  }

  /// How many WebSockets are open and not being closed.
  public var socketCount: Int { core.sockets.count }

  /// Closes every WebSocket with a code of docs/protocol.md §5.9.
  public func closeSockets(code: UInt16, reason: String) {
    core.sockets.endAll(Disconnect(code: code, reason: reason))
  }

  /// The next `times` tokens on a WebSocket are refused: error 100, then TCP ends without a close
  /// frame after five seconds (docs/protocol.md §5.3).
  public func refuseTokens(times: Int = 1) {
    core.sockets.refuseTokens(times)
  }

  /// The next `times` subscriptions are refused: with 103, or with the temporary error 100.
  public func refuseSubscriptions(isTemporary: Bool = false, times: Int = 1) {
    core.sockets.refuseSubscriptions(isTemporary ? .internalError : .permissionDenied, times)
  }
}
