import QukaChat
import QukaWire

// What the person makes of chats on this machine.
extension AppState {
  mutating func tell(_ news: ArrangingNews) {
    switch news {
    case .entitled(let id, let isKept):
      say(TitleText.given(quotedTitle(id), isKept: isKept), about: .program)
    case .titleTakenBack(let id):
      say("The server's title again: \(quotedTitle(id)).", about: .program)
    case .titleIsOwn(let id):
      say(
        "\(quotedTitle(id)) is your own title. \(KeyMap.name(of: .list(.entitle))) and an empty line bring the server's back.",
        about: .program)
    case .archived(let id, let isKept):
      say(ArchiveText.putAway(quotedTitle(id), isKept: isKept), about: .program)
    case .takenOut(let id):
      say("\(quotedTitle(id)) is out of the archive.", about: .program)
    }
  }

  mutating func sortList() {
    chats.listOrder = chats.listOrder.next
    say(OrderText.sentence(chats.listOrder), about: .key)
  }

  /// Puts the selected chat into the archive, or takes it out.
  mutating func archiveSelected() -> [Effect] {
    guard let id = chats.sessions.selected else {
      say("A new chat cannot be archived before its first question.", about: .key)
      return []
    }
    let isArchived = chats.sessions.isArchived(id)
    return actAlone { $0.archive(id, !isArchived) }
  }
}
