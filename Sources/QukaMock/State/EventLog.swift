/// Writes the server's log as JSON lines (docs/protocol.md §8.2).
struct EventLog: Sendable {
  enum Level: String, Sendable {
    case debug = "DEBUG"
    case info = "INFO"
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
    sink(Self.harmless(JSON.object(members).encoded))
  }

  /// The line with escapes for what JSON allows and a terminal acts upon: DEL, C1, bidirectional controls. The
  /// log is read on terminals, and clients choose some of its words.
  private static func harmless(_ line: String) -> String {
    guard line.unicodeScalars.contains(where: acts) else { return line }
    var result = ""
    for scalar in line.unicodeScalars {
      if acts(scalar) {
        let digits = String(scalar.value, radix: 16)
        result += #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func acts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
