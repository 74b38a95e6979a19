import QukaStore

/// What `forget` says.
enum ForgetText {
  static func question(_ folder: String) -> String {
    "Delete all chats and toggles kept in \(folder)? [y/N] "
  }

  static let done =
    "Nothing is kept here any more. Copies of the program that still run keep what comes next."

  static func failed(_ problem: StoreProblem?) -> String {
    problem == .busy || problem == nil
      ? "Another quka-tui is using the file. End it, then retry." : problem?.sentence ?? ""
  }
}
