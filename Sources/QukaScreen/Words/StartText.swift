import QukaChat

/// Why the program cannot begin, in words.
enum StartText {
  static func words(_ failure: StartFailure) -> String {
    switch failure {
    case .request(let failure): return failure.sentence
    case .noSpace(let user):
      return "\(user) is not a member of any space. Create one in the web client first."
    case .unknownSpace(let wanted, let spaces):
      let known = spaces.isEmpty ? "none" : SpaceText.list(spaces)
      return "There is no space \"\(wanted)\". Yours: \(known)."
    }
  }
}
