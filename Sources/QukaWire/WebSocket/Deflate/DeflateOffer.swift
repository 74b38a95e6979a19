/// What this side offers of permessage-deflate in the opening handshake (RFC 7692 §7.1), and which
/// messages it compresses once the server has agreed.
///
/// A connection offers nothing unless it is told to: the Quka server does not compress
/// (docs/protocol.md §5.1), and a connection that does keeps up to 300 KB for it (56 KB to inflate, 256
/// KB to deflate with the largest window). Both are allocated by the first message that needs them.
public struct DeflateOffer: Equatable, Sendable {
  /// What the server may ask of this side's window (`client_max_window_bits`, §7.1.2.2).
  public enum ClientWindow: Equatable, Sendable {
    /// Nothing: the parameter is not offered.
    case fixed
    /// Any size: the parameter is offered without a value.
    case negotiable
    /// Any size up to this one, which holds even if the server does not answer to it.
    case atMost(WindowBits)
  }

  /// Promises to compress each message on its own (`client_no_context_takeover`, §7.1.1.2).
  public var clientNoContextTakeover: Bool
  /// Asks the server to do so (`server_no_context_takeover`, §7.1.1.1).
  public var serverNoContextTakeover: Bool
  public var clientWindow: ClientWindow
  /// The largest window the server may use (`server_max_window_bits`, §7.1.2.1); nil to ask for nothing.
  public var serverWindow: WindowBits?
  /// Messages of fewer bytes are sent as they are: a sentence gains nothing by compression and costs
  /// both sides time.
  public var smallestCompressed: Int

  public init(
    clientNoContextTakeover: Bool = false,
    serverNoContextTakeover: Bool = false,
    clientWindow: ClientWindow = .negotiable,
    serverWindow: WindowBits? = nil,
    smallestCompressed: Int = 256
  ) {
    self.clientNoContextTakeover = clientNoContextTakeover
    self.serverNoContextTakeover = serverNoContextTakeover
    self.clientWindow = clientWindow
    self.serverWindow = serverWindow
    self.smallestCompressed = smallestCompressed
  }

  static let name = "permessage-deflate"

  /// The value of `Sec-WebSocket-Extensions`.
  var fieldValue: String {
    var members = [Self.name]
    if clientNoContextTakeover { members.append("client_no_context_takeover") }
    if serverNoContextTakeover { members.append("server_no_context_takeover") }
    switch clientWindow {
    case .fixed: break
    case .negotiable: members.append("client_max_window_bits")
    case .atMost(let bits): members.append("client_max_window_bits=\(bits)")
    }
    if let serverWindow { members.append("server_max_window_bits=\(serverWindow)") }
    return members.joined(separator: "; ")
  }
}
