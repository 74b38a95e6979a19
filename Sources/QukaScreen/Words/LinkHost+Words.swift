import QukaText

extension LinkHost {
  /// What to say before the address is opened.
  var sentence: String {
    name == lookedUp ? "This leads to \(name)." : "This leads to \(name), which is \(lookedUp)."
  }
}
