// What keys do in the input, and some of them in the text field of a window; what moves, selects and undoes stands beside it.
extension CommandCatalogue {
  static let input: [CommandEntry] = [
    CommandEntry(
      .send, "send",
      [KeyPlace(.composer, [.enter], "send; while streaming or offline, queue")],
      hints: [
        CommandHint(
          50, [.composer],
          [
            Wording("send") { $0.hasMessage && $0.sendsAtOnce },
            Wording("queue") { $0.hasMessage },
            Wording("send held") { $0.hasHeldQuestion && $0.sendsAtOnce },
            Wording("queue held") { $0.hasHeldQuestion },
          ])
      ],
      manual: CommandManual(
        30,
        """
        send; while an answer streams or you are offline, queue; with an empty input, send the oldest \
        held question
        """)),
    CommandEntry(
      .edit(.newline), "newline",
      [
        KeyPlace(
          .composer, [Key(.enter, .alt), .control("j")],
          quiet: [Key(.enter, .shift), Key(.enter, .control)],
          "new line (in some terminals also Shift-Enter)")
      ],
      manual: CommandManual(40, "new line")),
    CommandEntry(
      .attachPicture, "attach-picture",
      [KeyPlace(.global, [Key(.function(10))], "attach a picture to your question")],
      offer: CommandOffer(66, "Attach a picture…"),
      manual: CommandManual(
        47,
        """
        attach a [picture](#pictures): type its path, Tab completes it, Enter attaches it; Backspace in \
        an empty input takes the last one off
        """),
      needsNoWindow: true),
    CommandEntry(
      .pasteClipboard, "paste",
      [KeyPlace(.composer, [.control("v")], "attach the clipboard's picture, or paste its text")],
      offer: CommandOffer(67, "Attach the clipboard's picture, or paste its text"),
      manual: CommandManual(48, "attach the clipboard's picture, or paste its text"),
      needsNoWindow: true),
    CommandEntry(
      .completePath, "complete-path",
      [
        KeyPlace(.picture, [Key(.tab)], "complete the path"),
        KeyPlace(.save, [Key(.tab)], "complete the path"),
      ],
      hints: [CommandHint(50, [.picture, .save], "complete")]),
    CommandEntry(
      .openEditor, "open-editor",
      [KeyPlace(.composer, [.control("g")], "edit it in your editor")],
      offer: CommandOffer(65, "Edit in your editor"),
      manual: CommandManual(68, "edit what you typed in [your editor](#your-editor)"),
      needsNoWindow: true),
    CommandEntry(
      .edit(.toggleFold), "toggle-fold",
      [KeyPlace(.composer, [.character("v", .alt)], "show what a paste holds; fold it again")],
      offer: CommandOffer(68, "Show or fold a paste"),
      hints: [CommandHint(23, [.composer], "show paste") { $0.isAtPaste }],
      manual: CommandManual(
        46, "show what a long paste holds, and fold it again; fold what is selected"),
      needsNoWindow: true, isPossible: { $0.canToggleFold }),
    CommandEntry(
      .edit(.deleteBackward), "delete-backward",
      [
        KeyPlace(.composer, [Key(.backspace)], quiet: [.control("h")]),
        KeyPlace(.query, [Key(.backspace)], quiet: [.control("h")]),
        KeyPlace(.palette, [Key(.backspace)], quiet: [.control("h")]),
        KeyPlace(.title, [Key(.backspace)], quiet: [.control("h")]),
        KeyPlace(.picture, [Key(.backspace)], quiet: [.control("h")]),
        KeyPlace(.save, [Key(.backspace)], quiet: [.control("h")]),
      ]),
    CommandEntry(
      .edit(.deleteForward), "delete-forward",
      [
        KeyPlace(.composer, [Key(.delete)], quiet: [.control("d")]),
        KeyPlace(.title, [Key(.delete)], quiet: [.control("d")]),
        KeyPlace(.picture, [Key(.delete)], quiet: [.control("d")]),
        KeyPlace(.save, [Key(.delete)], quiet: [.control("d")]),
      ]),
    CommandEntry(
      .recallQueued, "take-back",
      [KeyPlace(.composer, [Key(.up)], "take back what waits; what you asked before")],
      hints: [
        CommandHint(60, [.composer], "take back") { $0.takesBack },
        CommandHint(12, [.composer], with: .edit(.down), "more") { $0.state.hasMoreKeys },
      ],
      manual: CommandManual(
        70,
        """
        go a row up, down in the input; at its first row, Up brings what you asked before (in an empty \
        input first the waiting questions, then what Ctrl-C cleared), and Down goes back
        """,
        with: [.edit(.down)])),
    CommandEntry(.edit(.down), "row-down", [KeyPlace(.composer, [Key(.down)])]),
  ]
}
