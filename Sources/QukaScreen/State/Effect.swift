import QukaWire

/// What the reducer wants done; data, so that tests compare it.
package enum Effect: Equatable, Sendable {
  case signIn
  case connect(appID: String)
  case reconnect
  case loadSessions(SpaceID, page: Int)
  case subscribe(SpaceID, SessionID)
  case unsubscribe(SpaceID, SessionID)
  /// Page 1 is the newest; the size is `HistoryPage.size`.
  case loadHistory(SpaceID, SessionID, page: Int = 1)
  case title(SpaceID, SessionID, firstMessage: String)
  case deleteSession(SpaceID, SessionID)
  case loadKnowledge(SpaceID, KnowledgeID)

  case createSession(SpaceID, TurnID)
  case nameMessage(SpaceID, SessionID, TurnID)
  case send(SpaceID, SessionID, TurnID, MessageID, text: String, SendOptions = SendOptions())
  case cancelSend(TurnID)

  /// Opens the stop call's own connection, or keeps it open.
  case warmStop
  /// `isFresh` asks for a new connection: another node may answer.
  case stop(SpaceID, SessionID, TurnID, isFresh: Bool)

  case theme(ThemeEffect)
  case toggles(ToggleEffect)
  /// Hands a text to a program that copies; answered by `.copied`.
  case copy(String)
  /// Sends a text to the terminal to copy (OSC 52); answered by `.copied` too.
  case copyThroughTerminal(String)
  /// Hands an address to a browser; answered by `.opened`.
  case open(String)

  case setTitle(String)
  /// Asks the terminal for its background; answered as input.
  case askBackground
  /// Tells the person something; the window has no focus.
  case notify(String)
  /// Whether the terminal is to report the mouse.
  case mouse(Bool)
  case redraw
  case suspend
  case quit
}
