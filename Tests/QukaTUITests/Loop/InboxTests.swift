import Glibc
import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Synchronization
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("The inbox") struct InboxTests {
  private func delta(_ text: String, at start: Int, _ id: String = "A", in session: String = "a")
    -> Event
  {
    .realtime(.chat(SessionID(session), .text(id, text, at: start)))
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
      delta("y", at: 11, "B", in: "b"), .realtime(.chat(SessionID("b"), .done("B"))),
      delta("z", at: 12, "B", in: "b"), .tick,
    ]
    let inbox = Inbox()
    for event in events { inbox.post(event) }
    #expect(inbox.drain() == events)
  }

  @Test("deltas of several messages in turn are joined, each message's for itself")
  func joinsInTurn() {
    let inbox = Inbox()
    for place in 0..<3 {
      inbox.post(delta("\(place)", at: place, "A"))
      inbox.post(delta("x", at: place, "B"))
      inbox.post(delta("y", at: place, "A", in: "b"))
    }
    #expect(
      inbox.drain() == [
        delta("012", at: 0), delta("xxx", at: 0, "B"), delta("yyy", at: 0, in: "b"),
      ]
    )
  }

  @Test("no delta passes an ending of its session, whichever message's; other sessions go on")
  func endingsStay() {
    let inbox = Inbox()
    let done = Event.realtime(.chat(SessionID("a"), .done("B")))
    for event in [
      delta("a", at: 0), delta("other ", at: 0, "C", in: "b"), delta("b", at: 0, "B"), done,
      delta("c", at: 1), delta("session", at: 6, "C", in: "b"),
    ] { inbox.post(event) }
    #expect(
      inbox.drain() == [
        delta("a", at: 0), delta("other session", at: 0, "C", in: "b"), delta("b", at: 0, "B"),
        done, delta("c", at: 1),
      ])
  }

  @Test("what is about no session keeps its place among everything")
  func barriers() {
    let lost = Event.realtime(.disconnected(reason: .lost, retryIn: nil))
    let stop = Event.stopAnswered(TurnID(number: 1), .accepted)
    let events = [
      delta("a", at: 0), lost, delta("b", at: 1), stop, delta("c", at: 2), .tick,
      delta("d", at: 3),
    ]
    let inbox = Inbox()
    for event in events { inbox.post(event) }
    #expect(inbox.drain() == events)
  }

  @Test(
    "above its mark the inbox is full until it was taken; a stop's answer is taken all the same")
  func pressure() {
    let inbox = Inbox(limits: InboxLimits(bytes: 1_000, events: 3))
    let changes = Counter()
    inbox.onPressureChange { changes.increment() }
    inbox.post(delta(String(repeating: "a", count: 800), at: 0))
    #expect(!inbox.isFull && inbox.bytes > 800)
    inbox.post(delta(String(repeating: "b", count: 100), at: 800))
    #expect(inbox.isFull && changes.value == 1)
    let answer = Event.stopAnswered(TurnID(number: 1), .accepted)
    inbox.post(answer)
    #expect(inbox.drain().last == answer)
    #expect(!inbox.isFull && inbox.bytes == 0 && changes.value == 2)
    for number in 0..<4 { inbox.post(Event.sendWritten(TurnID(number: number))) }
    #expect(inbox.isFull && changes.value == 3)
  }

  @Test("a flood into a reducer that hardly comes: memory is bounded, order kept, nothing lost")
  func flood() async {
    let limits = InboxLimits(bytes: 1 << 20, events: 1_000)
    let inbox = Inbox(limits: limits)
    let (pieces, size, answers) = (400, 16_384, 8)
    let isDone = Counter()
    // Reads from its socket as long as it may, like the network's thread.
    async let peak = Task.detached {
      var peak = 0
      for piece in 0..<pieces {
        for answer in 0..<answers {
          while inbox.isFull { await Task.yield() }
          let text = String(repeating: piece % 2 == 0 ? "a" : "é", count: size)
          inbox.post(self.delta(text, at: piece * size, "\(answer)", in: "\(answer % 3)"))
          peak = max(peak, inbox.bytes)
        }
        inbox.post(.realtime(.chat(SessionID("\(piece % 3)"), .done("end \(piece)"))))
      }
      isDone.increment()
      return peak
    }.value
    // The slowest reducer there can be: it comes only when nothing more fits.
    var positions: [String: Int] = [:]
    var endings: [String] = []
    while true {
      let wasDone = isDone.value > 0
      guard inbox.isFull || wasDone else {
        await Task.yield()
        continue
      }
      let events = inbox.drain()
      for case .server(.realtime(.chat(_, let event))) in events {
        switch event {
        case .delta(let id, let text, let start, _):
          #expect(positions[id.rawValue, default: 0] == start)
          positions[id.rawValue] = start + text.unicodeScalars.count
        case .done(let id, _, _): endings.append(id.rawValue)
        default: Issue.record("unexpected \(event)")
        }
      }
      if wasDone && events.isEmpty { break }
    }
    #expect(await peak <= limits.bytes + 2 * size + 256)
    #expect(positions.values.allSatisfy { $0 == pieces * size } && positions.count == answers)
    #expect(endings == (0..<pieces).map { "end \($0)" })
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

  @Test("events of many threads arrive once, each thread's in order", .timeLimit(.minutes(5)))
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
      if case .server(.sendWritten(let turn)) = event { turn.number } else { nil }
    }
    #expect(numbers.sorted() == Array(0..<threads * each))
    for thread in 0..<threads {
      let own = numbers.filter { $0 / each == thread }
      #expect(own == own.sorted())
    }
  }

  @Test("a number at the limits of the protocol neither overflows nor counts")
  func hugePosition() throws {
    let frame = #"""
      {"subject":"on_message","version":"v1","type":"2","data":{"message_id":"A",
      "session_id":"a","message":"x","start_at":9223372036854775807,"complete":3,"msg_type":0}}
      """#
    let event = ChatEvent(publication: try JSONValue(parsing: frame))
    let inbox = Inbox()
    inbox.post(Event.realtime(.chat(SessionID("a"), event)))
    inbox.post(Event.realtime(.chat(SessionID("a"), event)))
    var app = AppDriver.streaming()
    for event in inbox.drain() { app.reduce(event) }
    #expect(app.conversation.isGenerating)
  }
}

/// Counts on any thread.
private final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  var value: Int { count.load(ordering: .acquiring) }

  func increment() {
    count.add(1, ordering: .acquiringAndReleasing)
  }
}
