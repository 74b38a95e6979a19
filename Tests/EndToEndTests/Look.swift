/// One look at the program's screen.
struct Look {
  let rows: [Substring]

  init(_ screen: String) {
    rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
  }

  var header: Substring { rows.first ?? "" }
  /// Everything between the header and the hints.
  var body: [Substring] { Array(rows.dropFirst().dropLast()) }
  var hints: Substring { rows.last ?? "" }

  /// Esc would stop the answer on the screen.
  var canStop: Bool { hints.contains(ScreenText.canStop) }

  /// Text of the answer on the screen is arriving; the words about other chats do not count.
  var isStreaming: Bool {
    canStop && header.replacing(ScreenText.others, with: "").contains(ScreenText.streaming)
  }

  var isStopping: Bool { header.contains(ScreenText.stopping) }

  var showsOneMoreStreaming: Bool { header.contains("1 \(ScreenText.others)") }

  var isNewChat: Bool { header.contains(ScreenText.newChat) }

  /// The lengths in the marks of the stopped answers: "stopped · 1,204 characters".
  var stoppedLengths: [Int] {
    body.compactMap { row in
      guard let mark = row.firstRange(of: ScreenText.stopped) else { return nil }
      let number = row[mark.upperBound...].prefix { $0.isNumber || $0 == "," }
      return Int(number.filter { $0 != "," })
    }
  }
}
