import QukaWire
import Synchronization

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// Takes every event from the network before anything joins or reorders it, each source in its order.
///
/// Which source is faster depends on the machine; the chaos test decides that by its seed instead.
final class EventTap: Sendable {
  struct Taken {
    var link: [Event] = []
    var answers: [Event] = []

    var isEmpty: Bool { link.isEmpty && answers.isEmpty }
  }

  private struct State {
    var taken = Taken()
    var publications = 0
  }

  private let state = Mutex(State())

  /// Publications that have come so far.
  var publications: Int { state.withLock { $0.publications } }

  /// Called by the inbox, on the network's threads.
  func add(_ event: Event) {
    state.withLock { state in
      guard case .server(.realtime(let link)) = event else {
        return state.taken.answers.append(event)
      }
      if case .chat = link { state.publications += 1 }
      state.taken.link.append(event)
    }
  }

  func take() -> Taken {
    state.withLock { state in
      defer { state.taken = Taken() }
      return state.taken
    }
  }
}
