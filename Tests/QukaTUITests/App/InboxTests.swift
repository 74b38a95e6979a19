import Glibc
import QukaWire
import Testing

@testable import QukaTUI

@Suite("The inbox") struct InboxTests {
  private func delta(_ text: String, at start: Int, _ id: String = "A", in session: String = "a")
    -> Event
  {
    .link(.chat(SessionID(session), .text(id, text, at: start)))
  }

  /// Whether the descriptor is readable now.
  private static func isReadable(_ inbox: Inbox) -> Bool {
    var descriptor = pollfd(fd: inbox.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) == 1
  }

  @Test("contiguous deltas of one message are joined, by code points")
  func joins() {
    let inbox = Inbox()
    inbox.post(delta("👩‍👩‍👧", at: 3))
    inbox.post(delta("b", at: 8))
    inbox.post(delta("c", at: 9))
    #expect(inbox.drain() == [delta("👩‍👩‍👧bc", at: 3)])
    #expect(inbox.drain() == [])
  }

  @Test("what is not contiguous or of one message is not joined")
  func doesNotJoin() {
    let events = [
      delta("a", at: 0), delta("gap", at: 5), delta("again", at: 5), delta("x", at: 10, "B"),
      delta("y", at: 11, "B", in: "b"), .link(.chat(SessionID("b"), .done("B"))),
      delta("z", at: 12, "B", in: "b"), .tick,
    ]
    let inbox = Inbox()
    for event in events { inbox.post(event) }
    #expect(inbox.drain() == events)
  }

  @Test("the descriptor is readable exactly while something waits")
  func wakesUp() {
    let inbox = Inbox()
    #expect(!Self.isReadable(inbox))
    for round in 0..<3 {
      inbox.post(delta("a", at: round))
      inbox.post(.tick)
      #expect(Self.isReadable(inbox))
      #expect(inbox.drain().count == 2)
      #expect(!Self.isReadable(inbox))
    }
  }

  @Test("events of many threads arrive once, each thread's in order", .timeLimit(.minutes(1)))
  func concurrent() async {
    let inbox = Inbox()
    let threads = 8
    let each = 2_000
    let received = await withTaskGroup(of: [Event].self) { group in
      for thread in 0..<threads {
        group.addTask {
          for index in 0..<each {
            inbox.post(.sendWritten(TurnID(number: thread * each + index)))
            if index % 100 == 0 { await Task.yield() }
          }
          return []
        }
      }
      group.addTask {
        var events: [Event] = []
        while events.count < threads * each {
          if Self.isReadable(inbox) { events += inbox.drain() }
          await Task.yield()
        }
        return events
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    let numbers = received.compactMap { event in
      if case .sendWritten(let turn) = event { turn.number } else { nil }
    }
    #expect(numbers.sorted() == Array(0..<threads * each))
    for thread in 0..<threads {
      let own = numbers.filter { $0 / each == thread }
      #expect(own == own.sorted())
    }
  }
}
