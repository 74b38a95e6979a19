/// Writes the server's log as JSON lines (docs/protocol.md §8.2).
struct EventLog: Sendable {
  enum Level: String, Sendable {
    case debug = "DEBUG"
    case info = "INFO"
    case warning = "WARN"
  }

  private let clock: any MockClock
  private let sink: (@Sendable (String) -> Void)?

  init(clock: any MockClock, sink: (@Sendable (String) -> Void)?) {
    self.clock = clock
    self.sink = sink
  }

  /// One line: time, level, msg, then the fields in the given order.
  func write(_ level: Level, _ message: String, _ fields: KeyValuePairs<String, String> = [:]) {
    guard let sink else { return }
    var members = [
      JSON.Member(name: "time", value: .string(WallClockText.log(clock.unixNanoseconds))),
      JSON.Member(name: "level", value: .string(level.rawValue)),
      JSON.Member(name: "msg", value: .string(message)),
    ]
    members += fields.map { JSON.Member(name: $0.key, value: .string($0.value)) }
    sink(JSON.object(members).encoded)
  }
}
