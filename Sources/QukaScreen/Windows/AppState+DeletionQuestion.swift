import QukaChat
import QukaWire

/// The question before a chat is deleted, in words: which chat it is, and what becomes of what is in it.
extension AppState {
  func deletionQuestion(_ id: SessionID) -> String {
    let chat = chats.conversations[.session(id)]
    var sentences = ["Delete \(quotedTitle(id))\(amongNamesakes(id))?"]
    if chat?.mayBeStopped == true { sentences.append("Its answer will be stopped.") }
    if chat?.typedText.isEmpty == false {
      sentences.append(
        chats.current == .session(id)
          ? "What you typed moves to a new chat." : "What you typed there is deleted too.")
    }
    sentences.append("Then \(KeyMap.name(of: .bringBack)) undoes it for ten seconds.")
    return sentences.joined(separator: " ")
  }

  /// What tells a chat from others of the same title: its place in the list, and what is known of it.
  private func amongNamesakes(_ id: SessionID) -> String {
    let name = quotedTitle(id)
    let namesakes = chats.sessions.sessions.map(\.id).filter { quotedTitle($0) == name }
    guard namesakes.count > 1, let index = namesakes.firstIndex(of: id) else { return "" }
    let chat = chats.conversations[.session(id)]
    let questions =
      chat?.record.older == OlderHistory.none ? chat?.entries.count(where: \.isQuestion) ?? 0 : 0
    let facts = [
      lastUse(of: id).map { "last used \($0)" },
      chats.current == .session(id) ? "on screen now" : nil,
      questions > 0 ? CountText.questions(questions) : nil,
    ].compactMap { $0 }
    let place = "number \(index + 1) of \(namesakes.count) with this title"
    return " (\(([place] + facts).joined(separator: ", ")))"
  }

  private func lastUse(of id: SessionID) -> String? {
    guard let today, let time = chats.sessions.session(id)?.latestAccessAt, time > 0 else {
      return nil
    }
    let day = today.heading(of: time)
    let isRelative = today.number - today.day(of: time) <= 1
    return isRelative ? day.lowercased() : "on \(day)"
  }
}
