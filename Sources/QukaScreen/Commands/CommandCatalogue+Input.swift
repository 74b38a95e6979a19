// What keys do in the input, and some of them in the text field of a window.
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
      [KeyPlace(.picture, [Key(.tab)], "complete the path")],
      hints: [CommandHint(50, [.picture], "complete")]),
    CommandEntry(
      .openEditor, "open-editor",
      [KeyPlace(.composer, [.control("g")], "edit it in your editor")],
      offer: CommandOffer(65, "Edit in your editor"),
      manual: CommandManual(45, "edit what you typed in [your editor](#your-editor)"),
      needsNoWindow: true),
    CommandEntry(
      .edit(.deleteBackward), "delete-backward",
      [
        KeyPlace(.composer, [Key(.backspace)], quiet: [.control("h")]),
        KeyPlace(.query, [Key(.backspace)], quiet: [.control("h")]),
        KeyPlace(.palette, [Key(.backspace)], quiet: [.control("h")]),
        KeyPlace(.title, [Key(.backspace)], quiet: [.control("h")]),
        KeyPlace(.picture, [Key(.backspace)], quiet: [.control("h")]),
      ]),
    CommandEntry(
      .edit(.deleteForward), "delete-forward",
      [
        KeyPlace(.composer, [Key(.delete)], quiet: [.control("d")]),
        KeyPlace(.title, [Key(.delete)], quiet: [.control("d")]),
        KeyPlace(.picture, [Key(.delete)], quiet: [.control("d")]),
      ]),
    CommandEntry(
      .edit(.deleteWord), "delete-word",
      [
        KeyPlace(
          .composer, [.control("w")], quiet: [Key(.backspace, .alt), Key(.backspace, .control)],
          "delete the word before, after", with: .edit(.deleteWordForward)),
        KeyPlace(.query, [.control("w")]), KeyPlace(.palette, [.control("w")]),
        KeyPlace(
          .title, [.control("w")], quiet: [Key(.backspace, .alt), Key(.backspace, .control)]),
        KeyPlace(
          .picture, [.control("w")], quiet: [Key(.backspace, .alt), Key(.backspace, .control)]),
      ],
      manual: CommandManual(
        60, "delete the word before, after", with: [.edit(.deleteWordForward)])),
    CommandEntry(
      .edit(.deleteWordForward), "delete-word-forward",
      [
        KeyPlace(
          .composer, [.character("d", .alt)], quiet: [Key(.delete, .alt), Key(.delete, .control)]),
        KeyPlace(
          .title, [.character("d", .alt)], quiet: [Key(.delete, .alt), Key(.delete, .control)]),
        KeyPlace(
          .picture, [.character("d", .alt)], quiet: [Key(.delete, .alt), Key(.delete, .control)]),
      ]),
    CommandEntry(
      .edit(.deleteToLineStart), "delete-to-line-start",
      [
        KeyPlace(
          .composer, [.control("u")], "delete to the line's start, end",
          with: .edit(.deleteToLineEnd)),
        KeyPlace(.query, [.control("u")]), KeyPlace(.palette, [.control("u")]),
        KeyPlace(.title, [.control("u")]),
        KeyPlace(.picture, [.control("u")]),
      ]),
    CommandEntry(
      .edit(.deleteToLineEnd), "delete-to-line-end",
      [
        KeyPlace(.composer, [.control("k")]), KeyPlace(.title, [.control("k")]),
        KeyPlace(.picture, [.control("k")]),
      ]),
    CommandEntry(
      .edit(.left), "left",
      [
        KeyPlace(.composer, [Key(.left)]), KeyPlace(.title, [Key(.left)]),
        KeyPlace(.picture, [Key(.left)]),
      ]),
    CommandEntry(
      .edit(.right), "right", [KeyPlace(.composer, [Key(.right)], quiet: [.control("f")])]),
    CommandEntry(
      .recallQueued, "take-back",
      [KeyPlace(.composer, [Key(.up)], "take back a waiting question or cleared text")],
      hints: [CommandHint(60, [.composer], "take back") { $0.takesBack }],
      manual: CommandManual(
        70,
        """
        go a row up, down in the input; in an empty input, Up takes back the newest waiting question, \
        then the ones before it, then what Ctrl-C cleared; Down goes back
        """,
        with: [.edit(.down)])),
    CommandEntry(.edit(.down), "row-down", [KeyPlace(.composer, [Key(.down)])]),
    CommandEntry(
      .edit(.wordLeft), "word-left",
      [
        KeyPlace(
          .composer, [Key(.left, .control)], quiet: [Key(.left, .alt), .character("b", .alt)]),
        KeyPlace(.title, [Key(.left, .control)], quiet: [Key(.left, .alt), .character("b", .alt)]),
        KeyPlace(
          .picture, [Key(.left, .control)], quiet: [Key(.left, .alt), .character("b", .alt)]),
      ]),
    CommandEntry(
      .edit(.wordRight), "word-right",
      [
        KeyPlace(
          .composer, [Key(.right, .control)], quiet: [Key(.right, .alt), .character("f", .alt)]),
        KeyPlace(
          .title, [Key(.right, .control)], quiet: [Key(.right, .alt), .character("f", .alt)]),
        KeyPlace(
          .picture, [Key(.right, .control)], quiet: [Key(.right, .alt), .character("f", .alt)]),
      ]),
    CommandEntry(
      .edit(.lineStart), "line-start",
      [
        KeyPlace(
          .composer, [.control("a")], quiet: [Key(.home)], "line start, end",
          with: .edit(.lineEnd)),
        KeyPlace(.title, [.control("a")], quiet: [Key(.home)]),
        KeyPlace(.picture, [.control("a")], quiet: [Key(.home)]),
      ],
      manual: CommandManual(
        50, "to the line's start, end; delete to there",
        with: [.edit(.lineEnd), .edit(.deleteToLineStart), .edit(.deleteToLineEnd)])),
    CommandEntry(
      .edit(.lineEnd), "line-end",
      [
        KeyPlace(.composer, [.control("e")], quiet: [Key(.end)]),
        KeyPlace(.title, [.control("e")], quiet: [Key(.end)]),
        KeyPlace(.picture, [.control("e")], quiet: [Key(.end)]),
      ]),
  ]
}
