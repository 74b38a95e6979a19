import QukaChatTestSupport
import QukaFaults
import QukaMock
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

/// The same over the wire: JSON, REST, the socket, the reducer, ncurses.
@Suite("Hostile text from a server", .serialized, .timeLimit(.minutes(5)))
struct HostileServerTests {
  private static func configuration(_ text: String) -> MockServer.Configuration {
    var configuration = MockServer.Configuration.headless { _ in
      Script([
        .begin("A"), .delta("A", "<think>\(text)</think>\(text)"), .done("A"),
        .beginTool("T", name: text), .finishTool("T", arguments: "{\"q\":\"x\"}", content: text),
        .begin("B"), .delta("B", text), .failed("B", message: text),
      ])
    }
    configuration.accounts = [QukaMock.Account(name: text)]
    configuration.spaces = [
      QukaMock.Space(
        id: "space123", title: text,
        samples: [SampleSession(title: text, age: .seconds(60), texts: [text, text, text, text])])
    ]
    return configuration
  }

  @Test("reaches no cell, no title and no last sentence", arguments: HostileText.all)
  func everything(text: String) async throws {
    try await HeadlessClient.run(Self.configuration(text)) { client in
      try await client.press(Key(.down, .alt))
      await client.state.expectHarmless("stored")
      try await client.press(.control("n"))
      try await client.ask("Why?")
      try await client.advance(.seconds(60))
      let state = await client.state
      #expect(state.conversation.entries.count > 1, "there is something to look at")
      state.expectHarmless("streamed")
      for effect in await client.effects {
        guard case .setTitle(let title) = effect else { continue }
        let inner = TerminalModes.title(title).unicodeScalars.dropFirst(4).dropLast(2)
        #expect(!inner.contains(where: HostileText.acts))
      }
    }
  }

  @Test("and the link that ends with such a reason comes back", arguments: [3008, 3012, 3501])
  func closeReason(code: UInt16) async throws {
    let reason = "\u{1B}]52;c;AA\u{7}\u{202E}"
    let text = String(repeating: "word ", count: 100)
    try await HeadlessClient.run(.headless { _ in .answer(text) }) { client in
      try await client.ask("Why?")
      try await client.advance(.seconds(1))
      client.server.closeSockets(code: code, reason: reason)
      try await client.untilLost()
      await client.state.expectHarmless("offline")
      if code == 3501 { try await client.press(.control("r")) }
      try await client.settle()
      try await client.advance(.seconds(60))
      // Slow (3008) and silent (3012) clients missed something: history has it.
      #expect(await client.state.conversation.summary == ["? Why?", text])
    }
  }
}

/// ncurses has global state; CursesScreenTests tell of it.
extension CursesScreenTests {
  @Test("no hostile text makes the screen write anything but cells", arguments: HostileText.all)
  func hostile(text: String) throws {
    let terminal = try ScreenTerminal()
    var screen = try CursesScreen(terminal.options())
    _ = try terminal.output()
    var app = AppDriver.streaming(text)
    app.chat(.using("T", text))
    var cache = LayoutCache()
    screen.present(ScreenView.render(app.state, theme: .standard, cache: &cache).frame)
    screen.setTitle(text)
    let written = try terminal.output()
    // What the terminal itself needs: colours, places, modes, character sets and the title.
    let sequences =
      /\u{1B}\[[?>]?[0-9;]*[A-Za-z@`]|\u{1B}[()][A-Z0-9]|\u{1B}\]2;[^\u{1B}]*\u{1B}\\|[\r\n\u{8}\u{E}\u{F}]/
    let rest = written.replacing(sequences.matchingSemantics(.unicodeScalar), with: "")
    #expect(!rest.unicodeScalars.contains(where: HostileText.acts), "\(rest.debugDescription)")
    for marker in ["2;owned", "0;owned", "52;c", "8;;http"] {
      #expect(!written.contains("\u{1B}]\(marker)"))
    }
    #expect(!written.contains("\u{1B}[2J"), "nor clears it")
    screen.close()
  }
}
