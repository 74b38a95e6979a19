/// How the program was started, for the header.
package enum Place: Equatable, Sendable {
  /// The server inside the program.
  case demo
  /// A server by its host, and what the person has to know of the way to it.
  case server(String, warnings: [Warning] = [])

  package enum Warning: Equatable, Sendable {
    case unencrypted
  }
}
