import QukaWire

/// The place that the realtime connection says it belongs to, as browsers do (RFC 6454 §6): scheme, host, and the port
/// unless it is the scheme's own. Never a path.
///
/// A server that is told which places it serves refuses every other, and who names none (docs/protocol.md §5.1).
public struct Origin: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  /// The server's own, as its address was typed.
  public init(_ address: ServerAddress) {
    description = "\(address.scheme.rawValue)://\(address.authority)"
  }

  /// Reads `http(s)://host[:port]`; a slash at the end is forgiven.
  public init(parsing text: String) throws(ConfigurationError) {
    let address: ServerAddress
    do throws(ConfigurationError) {
      address = try ServerAddress(parsing: text)
    } catch {
      throw .unusableOrigin
    }
    let origin = Origin(address)
    let typed = text.trimmingWhiteSpace()
    let place = typed.hasSuffix("/") ? typed.dropLast() : typed[...]
    // A slash behind the scheme's two begins a path.
    guard place.count(where: { $0 == "/" }) == 2 else { throw .unusableOrigin }
    self = origin
  }
}
