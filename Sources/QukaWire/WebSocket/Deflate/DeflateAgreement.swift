/// The terms on which both sides compress: a `DeflateOffer` and the server's answer to it
/// (RFC 7692 §7.1).
public struct DeflateAgreement: Equatable, Sendable {
  /// Whether messages of this side build on the ones before.
  public var clientKeepsContext: Bool
  /// Whether messages of the server build on the ones before.
  public var serverKeepsContext: Bool
  public var clientWindow: WindowBits
  public var serverWindow: WindowBits
  /// Messages of fewer bytes are sent as they are.
  public var smallestCompressed: Int

  /// The terms of an offer that the server accepted without a word about parameters.
  private init(unmodified offer: DeflateOffer) {
    clientKeepsContext = !offer.clientNoContextTakeover
    serverKeepsContext = true
    serverWindow = .largest
    smallestCompressed = offer.smallestCompressed
    clientWindow =
      switch offer.clientWindow {
      case .fixed, .negotiable: .largest
      case .atMost(let bits): bits
      }
  }

  /// Checks the server's answer, parameter by parameter, as RFC 7692 §5.1 and §7.1 ask for.
  init(
    _ parameters: [ExtensionAnswer.Parameter], to offer: DeflateOffer
  ) throws(DeflateAnswerError) {
    self.init(unmodified: offer)
    var seen = Set<String>()
    for parameter in parameters {
      guard seen.insert(parameter.name).inserted else {
        throw .repeatedParameter(parameter.name)
      }
      try apply(parameter, of: offer)
    }
    if offer.serverNoContextTakeover, serverKeepsContext {
      throw .missing("server_no_context_takeover")
    }
    if offer.serverWindow != nil, !seen.contains("server_max_window_bits") {
      throw .missing("server_max_window_bits")
    }
  }

  private mutating func apply(
    _ parameter: ExtensionAnswer.Parameter, of offer: DeflateOffer
  ) throws(DeflateAnswerError) {
    switch parameter.name {
    case "client_no_context_takeover":
      try Self.requireNoValue(parameter)
      clientKeepsContext = false
    case "server_no_context_takeover":
      try Self.requireNoValue(parameter)
      serverKeepsContext = false
    case "client_max_window_bits":
      guard offer.clientWindow != .fixed else { throw .notOffered(parameter.name) }
      clientWindow = try Self.windowBits(parameter, atMost: clientWindow)
    case "server_max_window_bits":
      serverWindow = try Self.windowBits(parameter, atMost: offer.serverWindow ?? .largest)
    default:
      throw .unknownParameter(parameter.name)
    }
  }

  private static func requireNoValue(
    _ parameter: ExtensionAnswer.Parameter
  ) throws(DeflateAnswerError) {
    guard parameter.value == nil else { throw .wrongValue(parameter.name, parameter.value) }
  }

  /// In an answer both window parameters need a value.
  private static func windowBits(
    _ parameter: ExtensionAnswer.Parameter, atMost largest: WindowBits
  ) throws(DeflateAnswerError) -> WindowBits {
    guard let value = parameter.value, let bits = WindowBits(parameter: value) else {
      throw .wrongValue(parameter.name, parameter.value)
    }
    guard bits <= largest else { throw .tooLarge(parameter.name, bits, offered: largest) }
    return bits
  }
}
