import QukaText

/// What `logout` says.
enum LogoutText {
  /// - Parameter user: the name that the server told; nil when nobody is known to have signed in.
  static func question(_ server: String, user: String?) -> String {
    let whose = user.map { " of " + TextFit.oneLine(TextGate.neutralize($0)) } ?? ""
    return "Erase the chats\(whose) at \(server) that are kept on this machine? [y/N] "
  }

  static func done(_ server: String) -> String {
    "Nothing of your chats at \(server) is kept here any more. "
      + "Copies of the program that still run keep what comes next."
  }
}
