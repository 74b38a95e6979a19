import QukaFaults
import QukaMock

extension MockServer.Configuration {
  /// A quiet server that answers with a script, without pings: nothing happens that no test asked for;
  /// it misbehaves on demand.
  static func headless(
    quirks: Bool = false, pace: Pace = .server,
    _ script: @escaping @Sendable (Question) -> Script
  ) -> Self {
    var configuration = Self()
    configuration.assistant = ScriptedAssistant(script)
    configuration.pace = pace
    configuration.quirks = quirks ? .all : []
    configuration.namingDelay = .zero
    configuration.interference = Faults()
    configuration.seed = 1
    configuration.timing.pingInterval = .seconds(1_000_000)
    configuration.timing.connectTimeout = .seconds(1_000_000)
    return configuration
  }
}
