/// A parser of foreign bytes and the laws that hold for it, whatever the bytes are.
///
/// The same laws are judged by libFuzzer (`scripts/fuzz`) and, on the seeds and on past findings, by an
/// ordinary test.
enum FuzzTarget: String, CaseIterable, Sendable {
  /// Frames of a standing WebSocket connection.
  case frames
  /// The answer to the opening handshake.
  case handshake
  /// The answers on a REST connection, down to what the calls return.
  case answers
  /// Compressed messages, on every kind of terms.
  case inflate
  /// A Centrifuge batch, down to the chat events.
  case centrifuge
  case json
  /// The text gate, and what may stand in cells and titles.
  case gate
  /// Keys, with time.
  case keys
  /// Growing Markdown, down to the cells.
  case markdown

  /// Judges one input.
  func check(_ bytes: [UInt8]) throws(BrokenLaw) {
    switch self {
    case .frames: try FrameLaws.check(bytes)
    case .handshake: try HandshakeLaws.check(bytes)
    case .answers: try AnswerLaws.check(bytes)
    case .inflate: try InflateLaws.check(bytes)
    case .centrifuge: try CentrifugeLaws.check(bytes)
    case .json: try JSONLaws.check(bytes)
    case .gate: try TextGateLaws.check(bytes)
    case .keys: try KeyLaws.check(bytes)
    case .markdown: try MarkdownLaws.check(bytes)
    }
  }
}

/// A law that an input breaks.
struct BrokenLaw: Error, CustomStringConvertible {
  let description: String
}

/// States a law.
func require(
  _ holds: Bool, _ law: @autoclosure () -> String
) throws(BrokenLaw) {
  if !holds { throw BrokenLaw(description: law()) }
}
