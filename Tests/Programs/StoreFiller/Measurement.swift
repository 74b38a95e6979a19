import Dispatch
import Glibc
import QukaStore
import QukaWire

/// What many chats cost.
struct Measurement {
  let store: Store
  let folder: String
  let owner: StoreOwner

  func run(chats: Int, messages: Int) {
    measure("fill") {
      for chat in 0..<chats {
        store.keep(.keepChat(StoreFiller.chat("\(chat)", at: chat)), of: owner)
        let list = (0..<messages).map { StoreFiller.message($0, in: "\(chat)") }
        while !store.keep(.keepMessages(list, in: SessionID("\(chat)")), of: owner) {
          store.flush(within: .seconds(60))
        }
      }
      store.flush(within: .seconds(600))
    }
    for round in ["first", "second"] {
      measure("list, \(round)") { wait { done in store.chats(of: owner) { _ in done() } } }
      measure("tail of 50, \(round)") {
        wait { done in
          store.messages(in: SessionID("\(chats / 2)"), of: owner, limit: 50) { _ in done() }
        }
      }
    }
    measure("end") { store.end(within: .seconds(60)) }
    measure("open, list") {
      let again = Store(folder: folder) { StoreFiller.say("problem \($0)") }
      wait { done in again.chats(of: owner) { _ in done() } }
    }
    var facts = stat()
    stat(folder + "/store.sqlite", &facts)
    StoreFiller.say("file: \(facts.st_size >> 20) MiB")
  }

  private func wait(_ body: (@escaping @Sendable () -> Void) -> Void) {
    let done = DispatchSemaphore(value: 0)
    body { done.signal() }
    done.wait()
  }

  private func measure(_ name: String, _ body: () -> Void) {
    let clock = ContinuousClock()
    StoreFiller.say("\(name): \(clock.measure(body).wholeMicroseconds) µs")
  }
}

extension Duration {
  fileprivate var wholeMicroseconds: Int64 { wholeNanoseconds / 1_000 }
}
