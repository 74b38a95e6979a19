/// What is wrong with a server's answer to an offer of permessage-deflate (RFC 7692 §5.1, §7.1).
public enum DeflateAnswerError: Error, Equatable, Sendable {
  /// It accepts the one offer more than once.
  case repeatedExtension
  case unknownParameter(String)
  case repeatedParameter(String)
  /// A parameter that a server may only answer with when it was offered.
  case notOffered(String)
  /// A value where there must be none, no value where there must be one, or not a number from 8 to 15.
  case wrongValue(String, String?)
  /// A larger window than the offer allows.
  case tooLarge(String, WindowBits, offered: WindowBits)
  /// A wish of the offer that a server which accepts the offer has to confirm.
  case missing(String)
}

extension DeflateAnswerError: CustomStringConvertible {
  /// What the server did, as the second half of a sentence.
  public var description: String {
    switch self {
    case .repeatedExtension: "it accepts the same offer twice"
    case .unknownParameter(let name): "it names an unknown parameter, \(name.excerpt(limit: 48))"
    case .repeatedParameter(let name): "it repeats \(name)"
    case .notOffered(let name): "it answers with \(name), which was not offered"
    case .wrongValue(let name, let value?): "\(name) is \(value.excerpt(limit: 48))"
    case .wrongValue(let name, nil): "\(name) has no value"
    case .tooLarge(let name, let bits, let offered):
      "\(name) is \(bits), but \(offered) was offered"
    case .missing(let name): "it does not confirm \(name)"
    }
  }
}
