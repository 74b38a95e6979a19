import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

/// The link is lost during an answer (docs/protocol.md §7.7).
@Suite("Catching up") struct ReconnectTests {
  private static let id = SessionID("a")

  private func away() -> AppDriver {
    var app = AppDriver.streaming()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.wait(.seconds(1))
    app.reduce(.realtime(.connecting(attempt: 1)))
    app.reduce(.realtime(.connected))
    return app
  }

  private func stored(_ text: String, _ progress: Progress = .generating) -> Event {
    .historyLoaded(
      Self.id, .success([.make("q0", .user, "Why?"), .make("A", .assistant, text, progress)]))
  }

  @Test("events between the subscription and the history follow it, whatever they overlap")
  func overlap() {
    let whole = "Hello, this is the whole text"
    let scalars = Array(whole.unicodeScalars)
    for known in stride(from: 5, through: scalars.count, by: 3) {
      for start in stride(from: 5, through: min(known, scalars.count - 1), by: 2) {
        var app = away()
        #expect(app.reduce(.realtime(.subscribed(Self.id))) == [.history("a")])
        for index in stride(from: start, to: scalars.count, by: 4) {
          var view = String.UnicodeScalarView()
          view.append(contentsOf: scalars[index..<min(scalars.count, index + 4)])
          app.chat(.text("A", String(view), at: index))
        }
        app.reduce(stored(String(whole.prefix(known))))
        #expect(app.conversation.summary.last == whole + " (open)", "\(known) from \(start)")
      }
    }
  }

  @Test("history that lags a delta behind the socket is asked again")
  func lags() {
    var app = away()
    app.reduce(.realtime(.subscribed(Self.id)))
    app.chat(.text("A", "third", at: 12))
    app.reduce(stored("Hello"))
    #expect(app.conversation.summary.last == "Hello (open)")
    app.forgetEffects()
    app.wait(.milliseconds(1_000))
    #expect(app.allEffects.contains(.history("a")))
    app.reduce(stored("Hello second"))
    #expect(app.conversation.summary.last == "Hello secondthird (open)")
  }

  @Test(
    "a turn that ended while away is ended as history tells",
    arguments: [
      (Progress.completed, "Hello, all"), (.canceled, "Hello, all (stopped)"),
      (.failed, "Hello, all (failed)"),
    ] as [(Progress, String)])
  func ended(_ progress: Progress, _ shown: String) {
    var app = away()
    app.reduce(.realtime(.subscribed(Self.id)))
    app.reduce(stored("Hello, all", progress))
    app.wait(.seconds(3))
    #expect(app.conversation.summary[1] == shown)
    #expect(!app.conversation.isGenerating)
  }

  @Test("history that cannot be fetched after a reconnect is asked again by itself")
  func fetchFails() {
    var app = away()
    app.reduce(.realtime(.subscribed(Self.id)))
    app.reduce(.historyLoaded(Self.id, .failure(.make("503"))))
    app.forgetEffects()
    app.wait(.seconds(1))
    #expect(app.allEffects.contains(.history("a")))
    app.reduce(stored("Hello, all", .completed))
    #expect(app.conversation.summary[1] == "Hello, all")
  }

  @Test("a subscription that the server dropped and gave again is caught up on")
  func unsubscribedByPush() {
    var app = AppDriver.streaming()
    #expect(app.reduce(.realtime(.subscribed(Self.id))) == [.history("a")])
    app.reduce(stored("Hello, more"))
    app.chat(.text("A", "!", at: 11))
    #expect(app.conversation.summary.last == "Hello, more! (open)")
  }

  @Test("a chat in the background catches up as well")
  func background() {
    var app = AppDriver.streaming()
    app.openChat("b")
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.reduce(.realtime(.connected))
    #expect(app.reduce(.realtime(.subscribed(Self.id))) == [.history("a")])
    app.reduce(stored("Hello, all", .completed))
    app.wait(.seconds(3))
    #expect(app.conversation("a").summary == ["? Why?", "Hello, all"])
    #expect(app.conversation("a").isUnread)
  }

  @Test("text of a detached answer is not lost, only held")
  func lostWhileStopping() {
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.reduce(.realtime(.connected))
    app.reduce(.realtime(.subscribed(Self.id)))
    app.chat(.text("A", "!", at: 10))
    app.reduce(stored("Hello, all"))
    app.chat(.stopped("A", 11))
    #expect(app.conversation.summary[1] == "Hello, all! (stopped)")
  }

  @Test("a question that waited goes out though its chat's channel was refused before")
  func refusedBefore() {
    var app = AppDriver.open()
    app.reduce(.realtime(.subscriptionFailed(Self.id, "permission denied")))
    app.reduce(.realtime(.disconnected(reason: .lost, retryIn: .seconds(1))))
    app.type("Why?")
    app.press(.enter)
    #expect(app.conversation.queue.count == 1)
    app.reduce(.realtime(.connected))
    #expect(app.conversation.queue.isEmpty)
    #expect(app.effects.contains(.server(.subscribe(AppDriver.space, Self.id))))
  }
}
