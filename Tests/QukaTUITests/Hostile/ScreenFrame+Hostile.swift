import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

extension ScreenFrame {
  /// What in its cells would act on a terminal.
  var actingScalars: [Unicode.Scalar] {
    (0..<size.rows).flatMap { row in
      cells.row(row).flatMap { cells.text(of: $0).unicodeScalars.filter(HostileText.acts) }
    }
  }
}

extension AppState {
  /// Draws the state at several sizes, with what is folded unfolded, and sees that nothing acts on the
  /// terminal: not in a cell, not in the window's title, not in what is said after the end.
  func expectHarmless(_ what: String, location: SourceLocation = #_sourceLocation) {
    var state = self
    for key in state.chats.conversations.keys {
      state.readings[key, default: Reading()].showsDetails = true
    }
    for size in [Size(columns: 80, rows: 200), Size(columns: 40, rows: 12)] {
      state.size = size
      for version in [self, state] {
        var version = version
        version.size = size
        var cache = LayoutCache()
        let frame = ScreenView.render(version, theme: .standard, cache: &cache).frame
        #expect(frame.actingScalars.isEmpty, "\(what)", sourceLocation: location)
      }
    }
    let title = TerminalModes.title(windowTitle).unicodeScalars.dropFirst(4).dropLast(2)
    #expect(!title.contains(where: HostileText.acts), "\(what): title", sourceLocation: location)
    for sentence in Farewell(self, hasServer: true).sentences {
      let line = ChatProgram.line(sentence)
      let acting = line.unicodeScalars.filter { HostileText.acts($0) && $0 != "\n" && $0 != "\t" }
      #expect(acting.isEmpty, "\(what): farewell", sourceLocation: location)
    }
  }
}
