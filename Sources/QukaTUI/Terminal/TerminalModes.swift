import FoundationEssentials
import QukaText

/// The byte strings that switch the terminal's modes, and the queries.
enum TerminalModes {
  /// Asks for keys as sequences (1), with the key of the base layout beside letters of another script (4).
  static let pushKittyKeyboard = "\u{1B}[>5u"
  static let popKittyKeyboard = "\u{1B}[<1u"
  /// Ends a sequence that was cut off (CAN), also one that carries text (ST).
  static let cutOff = "\u{18}\u{1B}\\"
  static let beginSynchronized = "\u{1B}[?2026h"
  static let endSynchronized = "\u{1B}[?2026l"

  /// Asks for the kitty keyboard's flags, for synchronized output, for the background colour, and
  /// last for what every terminal answers, the device attributes: when those came, nothing more
  /// will.
  static let queries = "\u{1B}[?u\u{1B}[?2026$p" + backgroundQuery
  /// The background colour alone (OSC 11), with the same end.
  static let backgroundQuery = "\u{1B}]11;?\u{1B}\\\u{1B}[c"

  /// After the alternate screen was entered: bracketed paste, focus and mouse reports.
  static func enter(focus: Bool, mouse: Bool) -> String {
    "\u{1B}[?2004h" + (focus ? "\u{1B}[?1004h" : "")
      + (mouse ? mouseOn : "")
  }

  /// Clicks, the wheel, and moves while a button is held (1002), which select in the input; as text that can be told from
  /// keys (1006). A terminal that does not know 1002 reports clicks (1000).
  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
  /// What another program may have left on goes, too.
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"

  /// Before the alternate screen is left: the mouse first, whose reports come most often; the kitty keyboard's stack belongs to the screen.
  static func leave(focus: Bool, mouse: Bool, kitty: Bool) -> String {
    (mouse ? mouseOff : "") + (focus ? "\u{1B}[?1004l" : "") + "\u{1B}[?2004l"
      + (kitty ? popKittyKeyboard : "")
  }

  /// Everything off at once, for a crash: no state is looked at, as it may be what is broken. What
  /// was never on is not harmed by being switched off.
  static let crash =
    cutOff + endSynchronized + leave(focus: true, mouse: true, kitty: true)
    + leaveScreen + "\u{1B}[23;0;0t\u{1B}[?25h"
    + "\rquka-tui was ended by a signal; the terminal is as before.\r\n"

  private static let leaveScreen = "\u{1B}[r\u{1B}[m\u{1B}[?1049l"

  /// What another program may have left on that was ended by a signal: as above, and what we never switch on, moves of the
  /// mouse, inserting, the keypad's and the cursor keys' own codes, other forms of the cursor. The kitty keyboard's flags
  /// go with the alternate screen.
  static let reset =
    cutOff + endSynchronized + leave(focus: true, mouse: true, kitty: false) + "\u{1B}[?1003l"
    + "\u{1B}[4l\u{1B}[?1l\u{1B}>\u{1B}[?7h" + leaveScreen + "\u{1B}[0 q\u{1B}[?25h"

  /// A moving sign at the tab, without an amount, and its end.
  static let showProgress = "\u{1B}]9;4;3\u{1B}\\"
  static let hideProgress = "\u{1B}]9;4;0\u{1B}\\"

  /// Asks the terminal to copy a text (OSC 52); nil when it is longer than common terminals take.
  ///
  /// - Parameter passingScreen: GNU screen hands on to its terminal what stands in device control strings, and no longer ones than
  ///   it has room for.
  static func clipboard(_ text: String, passingScreen: Bool = false) -> String? {
    guard text.utf8.count <= 74_994 else { return nil }
    let request = "\u{1B}]52;c;" + Data(text.utf8).base64EncodedString()
    guard passingScreen else { return request + "\u{1B}\\" }
    // The end of the string would be the end of its cover, too.
    var rest = (request + "\u{7}")[...]
    var covered = ""
    while !rest.isEmpty {
      covered += "\u{1B}P" + rest.prefix(screenRoom) + "\u{1B}\\"
      rest = rest.dropFirst(screenRoom)
    }
    return covered
  }

  /// Bytes of a string that GNU screen 4 hands on.
  private static let screenRoom = 500

  /// Sets the window's title.
  static func title(_ text: String) -> String {
    "\u{1B}]2;" + printable(text) + "\u{1B}\\"
  }

  /// Tells the person that something has happened; nothing if they want it so.
  static func notice(_ text: String, by way: TerminalNews.Notice) -> String {
    switch way {
    case .off: ""
    case .bell: "\u{7}"
    case .osc9: "\u{1B}]9;" + printable(text) + "\u{1B}\\"
    case .osc777:
      // A semicolon would begin another part.
      "\u{1B}]777;notify;Quka;" + printable(text).replacing(";", with: ",") + "\u{1B}\\"
    }
  }

  /// Control characters would end the sequence early and bidirectional ones reorder what the window manager
  /// writes beside it, so the gate replaces them.
  private static func printable(_ text: String) -> String {
    let beginning = String(text.unicodeScalars.prefix(200))
    let printable = TextGate.neutralize(beginning).unicodeScalars.map {
      $0 == "\n" || $0 == "\t" ? " " : $0
    }
    return String(String.UnicodeScalarView(printable))
  }
}
