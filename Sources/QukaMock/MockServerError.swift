/// Why a server could not start.
public enum MockServerError: Error, Equatable, Sendable, CustomStringConvertible {
  case portTaken(Int)
  case portForbidden(Int)
  case cannotListen(port: Int, reason: String)

  /// A sentence that says what happened and what to do.
  public var description: String {
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
