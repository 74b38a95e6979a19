import QukaChat
import QukaWire

/// What the reducer wants done; data, so that tests compare it.
package enum Effect: Equatable, Sendable {
  /// To be asked of the server.
  case server(ServerEffect)
  /// To be kept on this machine, or read from it.
  case memory(MemoryEffect)

  case files(FileEffect)
  case theme(ThemeEffect)
  case toggles(ToggleEffect)
  /// Hands a text to a program that copies; answered by `.copied`.
  case copy(String)
  /// Sends a text to the terminal to copy (OSC 52); answered by `.copied` too.
  case copyThroughTerminal(String)
  /// Hands an address to a browser; answered by `.opened`.
  case open(String)
  /// The same with an address that nobody sees; answered by `.openedSigned`.
  case openSigned(SignedAddress)

  /// Hands a text to the person's editor, and the terminal with it; answered by `.edited`.
  case edit(String)

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
