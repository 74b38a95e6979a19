/// Leaves everything as it is: what a server has that no test disturbs.
package struct NoInterference: Interference {
  package init() {}

  package var outage: Outcome? { nil }

  package func meet(_ exchange: Exchange) {
    exchange.carryOut { exchange.answer($0) }
  }

  package func opened(_ socket: Socket) {}

  package func ended(connection: Int) {}

  package func fate(of frame: String) -> FrameFate { .sent }

  package func refusesToken() -> Bool { false }

  package func refusalOfSubscription() -> RealtimeError? { nil }

  package func publications(of document: JSON, to channel: String, by broker: Broker) -> [JSON] {
    [document]
  }

  package func sequence(_ sequence: Int64, after count: Int) -> Int64 { sequence }

  package func listed(_ message: StoredMessage, at now: Duration) -> StoredMessage { message }
}
