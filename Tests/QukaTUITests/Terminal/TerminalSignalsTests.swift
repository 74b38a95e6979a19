import Glibc
import QukaWire
import Testing

@testable import QukaTUI

@Suite("Terminal signals", .serialized)
struct TerminalSignalsTests {
  /// Signals of this thread only: other tests run in the same process.
  private func withBlockedSignals(_ body: () throws -> Void) rethrows {
    var old = sigset_t()
    pthread_sigmask(SIG_SETMASK, nil, &old)
    TerminalSignals.block()
    defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
    try body()
  }

  @Test("signals become events, a storm of size changes one")
  func events() throws {
    try withBlockedSignals {
      let signals = try TerminalSignals()
      #expect(signals.drain().isEmpty)
      for _ in 0..<5 { pthread_kill(pthread_self(), SIGWINCH) }
      #expect(signals.drain() == [.resize])
      pthread_kill(pthread_self(), SIGTERM)
      pthread_kill(pthread_self(), SIGCONT)
      let both = signals.drain()
      #expect(both.contains(.terminate(signal: SIGTERM)) && both.contains(.resumed))
      #expect(both.count == 2)
      #expect(signals.drain().isEmpty)
    }
  }

  @Test("the descriptor is readable exactly while a signal waits")
  func readable() throws {
    try withBlockedSignals {
      let signals = try TerminalSignals()
      let isReadable = { [descriptor = signals.descriptor] in
        DescriptorWait.wait(for: [descriptor], atMost: .zero) == [true]
      }
      #expect(!isReadable())
      pthread_kill(pthread_self(), SIGHUP)
      #expect(isReadable())
      #expect(signals.drain() == [.terminate(signal: SIGHUP)])
      #expect(!isReadable())
    }
  }
}
