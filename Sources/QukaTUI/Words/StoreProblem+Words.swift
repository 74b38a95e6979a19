import QukaScreen
import QukaStore

extension StoreProblem {
  /// Why chats are not kept on this machine.
  var sentence: String {
    switch self {
    case .noHome: "Chats are not kept here: HOME is not set."
    case .notAFile(let path): "Chats are not kept here: \(path) is a link or not a plain file."
    case .notPrivate(let path):
      "Chats are not kept here: others could read \(path), and that cannot be changed."
    case .readOnly(let path): "Chats are not kept here: \(path) may not be written."
    case .unreachable(let path, let code):
      "Chats are not kept here: \(path) cannot be opened (\(SystemReason.words(code)))."
    case .newerSchema:
      "Chats are not kept here: a newer version of this program has written the file."
    case .damaged(let setAside?):
      "The file of your kept chats was damaged. A new one was begun; the old one is \(setAside)."
    case .damaged(nil): "The file of your kept chats is damaged, and cannot be set aside."
    case .full: "The disk is full: new messages and what you type are not kept here."
    case .busy: "Another program holds the file of your kept chats; it is written later."
    case .overflow: "The disk is too slow: some new messages are not kept here."
    case .failed(let code):
      "New messages and what you type are not kept here (SQLite error \(code))."
    }
  }
}
