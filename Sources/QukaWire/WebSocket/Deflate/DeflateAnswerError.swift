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
