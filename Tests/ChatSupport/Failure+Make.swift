import QukaChat
import QukaWire

// Failures of tests, by short names.
extension Failure {
  package static func make(_ name: String) -> Failure { Failure(.make(name)) }

  /// The server decided against it.
  package static func refusal(_ name: String) -> Failure {
    Failure(.refused(status: 409, code: 409, message: name))
  }

  /// Nobody knows whether it arrived.
  package static func lost() -> Failure { Failure(.timedOut(host: "s")) }

  /// The server does not know the chat.
  package static let gone = Failure.make("404")
}

extension APIError {
  /// A status that the server answers with, or else the name of a host that does not answer.
  package static func make(_ name: String) -> APIError {
    Int(name).map { .refused(status: $0, code: $0, message: "") }
      ?? .unreachable(host: name, .refused)
  }

  /// Another send of the session is being taken in.
  package static let busy = APIError.refused(status: 403, code: 403, message: "error.forbidden")
  /// The session has the message already.
  package static let duplicate = APIError.refused(status: 403, code: 403, message: "error.exist")
}

extension LossReason {
  /// A refusal with a name that its words hold.
  package static func make(_ name: String) -> LossReason {
    .refused(ReplyError(code: 100, message: name))
  }
}
