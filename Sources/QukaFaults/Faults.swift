import QukaMock

/// Misbehaviour on demand: what a test asks of a server that it started with these.
///
/// Everything is deterministic and ends when it is told to; `MockServer+Faults` has the words for it.
package final class Faults: Interference {
  let requests = FaultPlan()
  let sockets = SocketList()
  let publications = DisturbedPublications()
  let history = FalseHistory()

  package init() {}

  // MARK: - Requests

  package var outage: Outcome? {
    switch requests.outage {
    case .dropped: .drop
    case .gateway: .respond(.html(status: 502))
    case nil: nil
    }
  }

  package func meet(_ exchange: Exchange) {
    requests.meet(exchange)
  }

  // MARK: - Connections

  package func opened(_ socket: Socket) {
    sockets.add(socket)
  }

  package func ended(connection: Int) {
    requests.connectionEnded(connection)
    sockets.remove(connection)
  }

  package func fate(of frame: String) -> FrameFate {
    switch sockets.takeFrameFault() {
    case .halfFrame: .torn(HalfFrame.bytes(of: frame))
    case .slow: .closed(.slow)
    case nil: .sent
    }
  }

  package func refusesToken() -> Bool {
    sockets.takeTokenRefusal()
  }

  package func refusalOfSubscription() -> RealtimeError? {
    sockets.takeSubscriptionRefusal()
  }

  // MARK: - Publications and what is stored

  package func publications(of document: JSON, to channel: String, by broker: Broker) -> [JSON] {
    history.note(document, at: broker.clock.now)
    return publications.pass(document, on: channel, by: broker)
  }

  package func sequence(_ sequence: Int64, after count: Int) -> Int64 {
    history.sequence(sequence, after: count)
  }

  package func listed(_ message: StoredMessage, at now: Duration) -> StoredMessage {
    history.listed(message, at: now)
  }
}
