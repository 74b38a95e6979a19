import Synchronization
import Testing

@testable import QukaFaults
@testable import QukaMock

@Suite("Where a test may come between", .timeLimit(.minutes(5)))
struct InterferenceTests {
  /// Lets everything pass and remembers what it was asked.
  private final class Witness: Interference {
    private let asked = Mutex<Set<String>>([])
    private let nothing = NoInterference()

    var names: Set<String> { asked.withLock { $0 } }

    private func note(_ name: String = #function) {
      asked.withLock { _ = $0.insert(String(name.prefix { $0 != "(" })) }
    }

    var outage: Outcome? {
      note()
      return nil
    }

    func meet(_ exchange: Exchange) {
      note()
      nothing.meet(exchange)
    }

    func opened(_ socket: Socket) { note() }

    func ended(connection: Int) { note() }

    func fate(of frame: String) -> FrameFate {
      note()
      return nothing.fate(of: frame)
    }

    func refusesToken() -> Bool {
      note()
      return nothing.refusesToken()
    }

    func refusalOfSubscription() -> RealtimeError? {
      note()
      return nothing.refusalOfSubscription()
    }

    func publications(of document: JSON, to channel: String, by broker: Broker) -> [JSON] {
      note()
      return nothing.publications(of: document, to: channel, by: broker)
    }

    func sequence(_ sequence: Int64, after count: Int) -> Int64 {
      note()
      return nothing.sequence(sequence, after: count)
    }

    func listed(_ message: StoredMessage, at now: Duration) -> StoredMessage {
      note()
      return nothing.listed(message, at: now)
    }
  }

  @Test("one turn, read on a WebSocket and in the history, passes every place")
  func everyPlace() async throws {
    let witness = Witness()
    let clock = ManualClock()
    var configuration = MockServer.Configuration.make(clock: clock)
    configuration.interference = witness
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let socket = try await TestWebSocket.join(server, sessions: [session])
      _ = try await client.ask("x", session: session)
      clock.advance(by: .seconds(5))
      #expect(try await socket.publications(until: ["3"]).last?.complete == 1)
      _ = try await client.get("/space123/chat/\(session)/history/list?page=1&pagesize=9")
    }
    #expect(
      witness.names == [
        "outage", "meet", "opened", "ended", "fate", "refusesToken", "refusalOfSubscription",
        "publications", "sequence", "listed",
      ])
  }

  @Test("half a frame tells the whole length", arguments: [0, 1, 125, 126, 65_535, 65_536])
  func halfFrame(_ length: Int) {
    let head: [UInt8] =
      switch length {
      case ..<126: [0x81, UInt8(length)]
      case ..<65_536: [0x81, 126, UInt8(length >> 8), UInt8(length & 0xFF)]
      default: [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]
      }
    let bytes = HalfFrame.bytes(of: String(repeating: "a", count: length))
    #expect(bytes == head + Array(repeating: 0x61, count: length / 2))
  }

  @Test(
    "a lagging message is cut at the code point where its latest delta begins, for five seconds")
  func lag() {
    let history = FalseHistory()
    history.note(
      ["type": "2", "data": ["message_id": "m", "start_at": 2, "message": "👩‍🚀"]], at: .seconds(1))
    let message = StoredMessage(
      id: "m", sequence: 1, sendTime: 0, role: .assistant, userID: "", sessionID: "", spaceID: "",
      progress: .generating, text: "é.👩‍🚀")
    #expect(history.listed(message, at: .seconds(1)) == message)
    history.set([.lagging])
    #expect(history.listed(message, at: .seconds(5)).text == "é.")
    #expect(history.listed(message, at: .seconds(6)) == message)
  }
}
