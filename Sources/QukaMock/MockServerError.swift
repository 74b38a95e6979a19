/// Why a server could not start.
public enum MockServerError: Error, Equatable, Sendable {
  case portTaken(Int)
  case portForbidden(Int)
  case cannotListen(port: Int, reason: String)
}
