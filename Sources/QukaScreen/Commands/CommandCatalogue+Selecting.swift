import QukaChat

// Selecting in the transcript; the keys that move and select are those of the input.
extension CommandCatalogue {
  static let selectingText: [CommandEntry] = [
    CommandEntry(
      .selectText, "select-text",
      [
        KeyPlace(
          .global, [.character("s", .alt)],
          // As in Emacs; some input methods take it.
          quiet: [Key(.character(" "), .control)], "select text with keys", spoken: .silent)
      ],
      offer: CommandOffer(172, "Select text with keys"),
      hints: [CommandHint(55, [.transcript], "select") { $0.canSelectText }],
      manual: CommandManual(
        205,
        """
        select text of the chat with keys: a caret appears, the keys that move and select in the input \
        move and select there, Shift-PgUp and Shift-PgDn a page, Alt-C copies, Esc ends it
        """),
      needsNoWindow: true, isPossible: { $0.canSelectText }),
    CommandEntry(
      .selectPage(isDown: false), "select-page-up",
      [
        KeyPlace(
          .transcript, [Key(.pageUp, .shift)], "select a page up, down",
          with: .selectPage(isDown: true))
      ]),
    CommandEntry(
      .selectPage(isDown: true), "select-page-down",
      [KeyPlace(.transcript, [Key(.pageDown, .shift)])]),
  ]
}
