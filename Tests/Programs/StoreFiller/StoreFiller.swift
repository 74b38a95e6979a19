import Glibc
import QukaStore
import QukaWire

/// Fills a store from a process of its own.
///
///     StoreFiller rows FOLDER FIRST         messages with rising sequences in the chat "rows", until it is killed; says
///                                           which ones are surely in the file
///     StoreFiller chat FOLDER NAME COUNT    a chat of so many messages, and reads meanwhile
@main
enum StoreFiller {
  static let owner = StoreOwner(
    server: "https://quka.example", user: "u", space: SpaceID("s"), fingerprint: "f")

  static func main() {
    let words = CommandLine.arguments.dropFirst().map(\.self)
    guard words.count >= 3 else { fatalError("StoreFiller rows|chat FOLDER …") }
    let store = Store(folder: words[1]) { say("problem \($0)") }
    switch (words[0], words.count) {
    case ("rows", 3): fillRows(store, from: Int(words[2]) ?? 0)
    case ("chat", 4): exit(fillChat(store, words[2], count: Int(words[3]) ?? 0))
    default: fatalError("StoreFiller rows|chat FOLDER …")
    }
  }

  private static func fillRows(_ store: Store, from first: Int) -> Never {
    store.keep(.keepChat(chat("rows", at: 1)), of: owner)
    var number = first
    while true {
      store.keep(.keepMessages([message(number, in: "rows")], in: SessionID("rows")), of: owner)
      if number % 10 == 9, store.flush(within: .seconds(20)) { say("kept \(number)") }
      number += 1
    }
  }

  private static func fillChat(_ store: Store, _ name: String, count: Int) -> Int32 {
    store.keep(.keepChat(chat(name, at: 1)), of: owner)
    for number in 0..<count {
      store.keep(.keepMessages([message(number, in: name)], in: SessionID(name)), of: owner)
      guard number % 20 == 19 else { continue }
      store.messages(in: SessionID(name), of: owner, limit: 20) { page in
        say("read \(page.messages.count)")
      }
      guard store.flush(within: .seconds(60)) else { return 2 }
    }
    return store.end(within: .seconds(60)) ? 0 : 1
  }

  /// Writes a line at once: the process may be killed.
  static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    write(1, bytes, bytes.count)
  }

  static func chat(_ name: String, at time: Int) -> ChatSession {
    ChatSession(id: SessionID(name), title: "Chat \(name)", createdAt: time, latestAccessAt: time)
  }

  static func message(_ number: Int, in chat: String) -> Message {
    Message(
      id: MessageID("\(chat)-\(number)"), session: SessionID(chat), sequence: number,
      sentAt: 1_700_000_000 + number, role: number.isMultiple(of: 2) ? .user : .assistant,
      progress: .completed, text: "Message \(number). " + String(repeating: "words ", count: 50))
  }
}
