import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

@Suite("Width probe")
struct WidthProbeTests {
  private let size = Size(columns: 80, rows: 24)

  private func answer(_ probe: inout WidthProbe, _ columns: Int...) {
    for column in columns { probe.take(Point(column: column, row: 1)) }
  }

  @Test("what the terminal draws in two columns is known, the rest stays as it was")
  func answers() {
    var probe = WidthProbe(TerminalWidths())
    #expect(
      probe.ask(on: size).hasPrefix(
        "\u{1B}[?2026h\u{1B}7\u{1B}[2;1H\u{1B}[0;8m\r\u{25BD}\u{1B}[6n\r"))
    answer(&probe, 2, 2, 4, 2, 4, 1)
    #expect(probe.widths == TerminalWidths(ambiguousIsWide: true, clusters: [.selected, .flags]))
  }

  @Test("it erases what it drew and leaves cursor and look as they were")
  func erases() {
    var probe = WidthProbe(TerminalWidths())
    #expect(probe.ask(on: size).hasSuffix("\u{1B}[6n\u{1B}[m\u{1B}[2K\u{1B}8\u{1B}[?2026l"))
  }

  @Test("without an answer, and with a late one, what was assumed holds")
  func silence() {
    var probe = WidthProbe(TerminalWidths(ambiguousIsWide: true))
    answer(&probe, 1)
    #expect(probe.widths.ambiguousIsWide, "nothing was asked yet")
    _ = probe.ask(on: size)
    // From another row: an answer to somebody else.
    probe.take(Point(column: 2, row: 5))
    probe.finish()
    answer(&probe, 1, 2, 2)
    #expect(probe.widths == TerminalWidths(ambiguousIsWide: true))
  }

  @Test("what the person said is not asked, nor what another terminal would have to answer")
  func asksLess() {
    var said = WidthProbe(TerminalWidths(), .init(ambiguous: false))
    #expect(!said.ask(on: size).contains("\u{25BD}"))
    answer(&said, 2, 1, 1, 1, 1)
    #expect(said.widths == TerminalWidths(clusters: .selected))
    var nested = WidthProbe(TerminalWidths(), .init(clusters: false))
    #expect(nested.ask(on: size).ranges(of: "\u{1B}[6n").count == 3)
    answer(&nested, 1, 2, 2)
    #expect(nested.widths == TerminalWidths(syllables: .apart))
    var joining = WidthProbe(TerminalWidths(), .init(clusters: false, syllables: false))
    #expect(joining.ask(on: size).ranges(of: "\u{1B}[6n").count == 1)
    var none = WidthProbe(
      TerminalWidths(), .init(ambiguous: false, clusters: false, syllables: false))
    #expect(none.ask(on: size).isEmpty)
  }

  @Test(
    "how syllables are drawn is known when both questions about them are answered",
    arguments: [
      ([2, 2], .apart), ([1, 2], .signsJoined), ([1, 1], .joined), ([2, 1], .unknown),
      ([1], .unknown), ([2], .unknown), ([3, 3], .unknown), ([0, 0], .unknown), ([], .unknown),
    ] as [([Int], Syllables)])
  func syllables(_ columns: [Int], _ syllables: Syllables) {
    var probe = WidthProbe(TerminalWidths(), .init(ambiguous: false, clusters: false))
    _ = probe.ask(on: size)
    for column in columns { answer(&probe, column) }
    probe.finish()
    answer(&probe, 2)
    #expect(probe.widths.syllables == syllables)
  }

  @Test("a screen without a second row is not asked: its report would be a key")
  func tooSmall() {
    var probe = WidthProbe(TerminalWidths())
    #expect(probe.ask(on: Size(columns: 80, rows: 1)).isEmpty)
    #expect(probe.ask(on: Size(columns: 5, rows: 9)).isEmpty)
  }

  @Test(
    "which kinds a cluster needs",
    arguments: [
      ("❤\u{FE0F}", .selected), ("1\u{FE0F}\u{20E3}", .selected), ("👩\u{200D}💻", .joined),
      ("🇩🇪", .flags), ("👍🏽", .toned), ("\u{1FAE9}", .new),
      ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", .subdivisions),
      ("❤\u{FE0F}\u{200D}🔥", [.selected, .joined]), ("👩🏽\u{200D}💻", [.joined, .toned]),
    ] as [(String, TerminalWidths.Clusters)])
  func kinds(_ text: String, _ kinds: TerminalWidths.Clusters) {
    #expect(TerminalWidths.Clusters(needed: Array(text.unicodeScalars)) == kinds)
  }

  @Test(
    "no kind has what is no emoji, or what nobody was asked for",
    arguments: [
      "a", "中", "e\u{301}", "a\u{FE0F}", "a\u{1F3FD}", "🇩", "🏽", "⌚\u{FE0E}", "क\u{200D}ष",
      "🏴\u{E0067}\u{E0062}\u{E007F}", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}",
      "🏁\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "👍", "🇩🇪\u{301}", "☝🏽",
    ])
  func noKind(_ text: String) {
    #expect(TerminalWidths.Clusters(needed: Array(text.unicodeScalars)) == nil)
  }
}
