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
        "\(quotedTitle(id)) is your own title. F6 and an empty line bring the server's back.",
        about: .program)
    }
  }
}
