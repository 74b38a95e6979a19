/// Why there is no TCP connection, or no more.
public enum NetworkProblem: Equatable, Sendable {
  case refused
  case unknownName
  /// The address cannot be used by the HTTP client.
  case unusableAddress
  /// The other side reset the connection.
  case reset
  case noRoute
  case noNetwork
  case tooManyFiles
  case notPermitted
  /// It broke off, in a way that the libraries do not tell in terms of people.
  case brokenOff
  /// Another error of the operating system, by its number.
  case system(Int)
}
