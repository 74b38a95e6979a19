import QukaMock

extension MockServerError {
  /// What happened, and what to do about it.
  var sentence: String {
    switch self {
    case .portTaken(let port):
      "Port \(port) is taken by another program: stop it, or choose another port."
    case .portForbidden(let port):
      "Port \(port) needs special rights: choose one above 1023."
    case .cannotListen(let port, let reason):
      "The server cannot listen on port \(port): \(reason)."
    }
  }
}
