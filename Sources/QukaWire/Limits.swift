/// How much the other side (a server, a proxy) can make this program keep, and what happens when it wants
/// more: the one place for all of these numbers.
///
/// Each breach is an error value, never a trap, and costs at most the connection or the one answer.
/// What is lost on a connection comes back from history (docs/protocol.md §7.7). The types that obey a
/// limit take it as a parameter with this default, so that tests can reach it.
public enum Limits {
  // MARK: WebSocket: the connection is closed (`WebSocketError`) or never opens (`HandshakeError`)

  /// Bytes of the head of a handshake's answer; a real one has some hundred. `HandshakeError.tooLong`.
  public static let handshakeBytes = 16 << 10
  /// Bytes of a refusal's body, of which a sentence quotes some words. The rest is not read.
  public static let refusalBodyBytes = 4 << 10
  /// Payload bytes of one frame. `WebSocketError.frameTooBig`.
  public static let frameBytes = 16 << 20
  /// Bytes of one message, as it arrives and inflated. Longer than any answer of a language model, whose
  /// whole text a publication may hold. `WebSocketError.messageTooBig`.
  public static let messageBytes = 16 << 20
  /// Frames of one message; an endless row of empty ones costs time. `WebSocketError.tooManyFragments`.
  public static let fragments = 16 << 10
  /// Bytes that wait to be written while the server does not read, as under a flood of pings: two of the
  /// largest messages. `WebSocketError.outboundTooBig`.
  public static let outboundBytes = 32 << 20

  // MARK: Realtime: the connection is given up and made anew (`CentrifugeSession.Ending`)

  /// Commands without a reply. All subscriptions at once are a fifth of it.
  /// `CentrifugeSession.Ending.unanswered`.
  public static let pendingCommands = 512
  /// Channels of a connection: the server takes 128 (docs/protocol.md §5.4), some are left for other uses. The
  /// one that was used least recently is given up.
  public static let subscriptions = 100
  /// Bytes of one message of ours: the server closes with 1009 above 65,536; a margin is kept.
  public static let commandBytes = 60_000
  /// Replies in one message: the server joins what waits for a slow client, of which it keeps 1 MiB. What a server
  /// asks for in two bytes, such as a pong, costs a hundred here. `JSONError.Reason.tooManyReplies`.
  public static let replies = 32 << 10
  /// Nesting of a JSON document, which costs stack. `JSONError.Reason.tooDeep`.
  public static let jsonDepth = 128
  /// Values in a JSON document, members of objects included: each takes ten times and more the bytes it is written
  /// with. A page of history has some thousand. `JSONError.Reason.tooManyValues`.
  public static let jsonValues = 1 << 20

  // MARK: REST and proxies: the call fails (`APIError`, `TunnelError`)

  /// Bytes of an answer's body; a page of history with long answers has some megabytes.
  /// `ResponseError.bodyTooLong`.
  public static let answerBytes = 64 << 20
  /// Bytes of all heads of an answer; a real one has some hundred, with a proxy's cookies some thousand.
  /// `ResponseHeadError.tooLong`.
  public static let answerHeadBytes = 64 << 10
  /// Bytes of all heads with which a proxy answers. `TunnelError.answerTooLong`.
  public static let proxyHeadBytes = 16 << 10

  /// Rows of the list of spaces, the only one that is not asked for by pages. More are left out.
  public static let spaces = 1_000
  /// Bytes of an id; real ones have some dozen. What has a longer one is left out.
  public static let identifierBytes = 256

  // MARK: The inbox: nothing is lost, the server waits

  /// Bytes of events that the main thread has not taken yet; then the socket is not read. Above the server's
  /// own limit for a slow client (1 MiB, docs/protocol.md §5.2): it is not ours that makes a burst fatal.
  public static let inboxBytes = 4 << 20
  /// Events that wait; the same.
  public static let inboxEvents = 8_192

  // MARK: Chats: no more are read

  /// Chats in the list. The server forgets them after 31 days (docs/protocol.md §3.3); each frame and each key in the
  /// palette looks at all of them.
  public static let chats = 5_000

  // MARK: Text: cut, or fetched from history

  /// Code points of what a server says that stand in a sentence of ours; cut with an ellipsis.
  public static let quotedCharacters = 300
  /// Code points of a name or a title; cut. They are looked at in every frame.
  public static let nameCharacters = 4_096
  /// Files of a question that are named; the web client sends a few.
  public static let attachments = 20
  /// Bytes of text in a chat that came before the text in front of it. More is dropped: history, which has
  /// to be fetched anyway, has it.
  public static let earlyBytes = 4 << 20
  /// Pieces of such text.
  public static let earlyPieces = 1_024
  /// Code points of an answer's text from beyond a gap that are shown when the gap stays; the rest is counted.
  public static let shownEarlyText = 100_000
  /// Messages of one turn that events tell of; a real turn has some dozen. Others are left to history.
  public static let turnMessages = 1_000
}
