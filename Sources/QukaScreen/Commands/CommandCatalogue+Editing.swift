import QukaChat

// Keys that move in the text that is typed, select, kill, yank and undo.
extension CommandCatalogue {
  static let editing: [CommandEntry] = moving + selecting + killing + rewriting + undoing

  /// A key of the input that works in every text field, too.
  private static func everyField(
    _ keys: [Key], quiet: [Key] = [], _ help: String = "", with partner: Command? = nil
  ) -> [KeyPlace] {
    [KeyPlace(.composer, keys, quiet: quiet, help, with: partner)]
      + [KeyContext.query, .palette, .title, .picture, .save].map {
        KeyPlace($0, keys, quiet: quiet)
      }
  }

  /// The same, where only the end of the text can be changed in the search and the palette.
  private static func inputAndTitle(
    _ keys: [Key], quiet: [Key] = [], _ help: String = "", with partner: Command? = nil
  ) -> [KeyPlace] {
    [
      KeyPlace(.composer, keys, quiet: quiet, help, with: partner),
      KeyPlace(.title, keys, quiet: quiet), KeyPlace(.picture, keys, quiet: quiet),
      KeyPlace(.save, keys, quiet: quiet),
    ]
  }

  /// A key of the input that does the same with the caret in the transcript.
  private static func withCaret(
    _ places: [KeyPlace], _ keys: [Key], quiet: [Key] = [], _ help: String = "",
    with partner: Command? = nil
  ) -> [KeyPlace] {
    places + [KeyPlace(.selecting, keys, quiet: quiet, help, with: partner)]
  }

  /// A key that selects, in the input and in the transcript.
  private static func selects(
    _ keys: [Key], quiet: [Key] = [], _ help: String = "", with partner: Command? = nil
  ) -> [KeyPlace] {
    [
      KeyPlace(.composer, keys, quiet: quiet, help, with: partner),
      KeyPlace(.transcript, keys, quiet: quiet, help, with: partner),
    ]
  }

  private static let moving: [CommandEntry] = [
    CommandEntry(
      .move(.left), "left",
      withCaret(
        inputAndTitle([Key(.left)]), [Key(.left)], "move the caret", with: .move(.right))),
    CommandEntry(
      .move(.right), "right",
      withCaret(
        [
          KeyPlace(.composer, [Key(.right)], quiet: [.control("f")]),
          KeyPlace(.title, [Key(.right)]), KeyPlace(.picture, [Key(.right)]),
          KeyPlace(.save, [Key(.right)]),
        ], [Key(.right)])),
    CommandEntry(
      .move(.wordLeft), "word-left",
      withCaret(
        inputAndTitle(
          [Key(.left, .control)], quiet: [Key(.left, .alt), .character("b", .alt)],
          "a word left, right", with: .move(.wordRight)),
        [Key(.left, .control)], quiet: [Key(.left, .alt), .character("b", .alt)],
        "a word left, right", with: .move(.wordRight)),
      manual: CommandManual(
        45, "a word left, right; Chinese and Japanese words too", with: [.move(.wordRight)])),
    CommandEntry(
      .move(.wordRight), "word-right",
      withCaret(
        inputAndTitle(
          [Key(.right, .control)], quiet: [Key(.right, .alt), .character("f", .alt)]),
        [Key(.right, .control)], quiet: [Key(.right, .alt), .character("f", .alt)])),
    CommandEntry(
      .move(.lineStart), "line-start",
      withCaret(
        inputAndTitle(
          [.control("a")], quiet: [Key(.home)], "line start, end", with: .move(.lineEnd)),
        [.control("a")], quiet: [Key(.home)], "row start, end", with: .move(.lineEnd)),
      manual: CommandManual(
        50, "to the line's start, end; delete to there",
        with: [.move(.lineEnd), .kill(.toLineStart), .kill(.toLineEnd)])),
    CommandEntry(
      .move(.lineEnd), "line-end",
      withCaret(
        inputAndTitle([.control("e")], quiet: [Key(.end)]), [.control("e")], quiet: [Key(.end)])),
    CommandEntry(
      .move(.textStart), "text-start",
      withCaret(
        [
          KeyPlace(
            .composer, [.character("<", .alt)], "start, end of the text", with: .move(.textEnd))
        ], [.character("<", .alt)], "start, end of the chat", with: .move(.textEnd)),
      manual: CommandManual(55, "to the text's start, end", with: [.move(.textEnd)])),
    CommandEntry(
      .move(.textEnd), "text-end",
      withCaret([KeyPlace(.composer, [.character(">", .alt)])], [.character(">", .alt)])),
  ]

  private static let selecting: [CommandEntry] = [
    CommandEntry(
      .select(.left), "select-left",
      selects([Key(.left, .shift)], "select, with Ctrl by words", with: .select(.right)),
      manual: CommandManual(
        62,
        """
        select; Ctrl-Shift by words, Shift-Home and Shift-End to the line's ends, with Ctrl to the text's
        """,
        with: [.select(.right), .edit(.selectUp), .edit(.selectDown)])),
    CommandEntry(
      .select(.right), "select-right",
      withCaret(selects([Key(.right, .shift)]), [Key(.right, .shift)]),
      hints: [CommandHint(21, [.selecting], "select") { !$0.hasSelectedText }]),
    CommandEntry(
      .edit(.selectUp), "select-up",
      selects([Key(.up, .shift)], "select a row up, down", with: .edit(.selectDown))),
    CommandEntry(.edit(.selectDown), "select-down", selects([Key(.down, .shift)])),
    CommandEntry(
      .select(.wordLeft), "select-word-left",
      selects([Key(.left, [.control, .shift])], quiet: [Key(.left, [.alt, .shift])])),
    CommandEntry(
      .select(.wordRight), "select-word-right",
      selects([Key(.right, [.control, .shift])], quiet: [Key(.right, [.alt, .shift])])),
    CommandEntry(
      .select(.lineStart), "select-line-start", selects([Key(.home, .shift)])),
    CommandEntry(
      .select(.lineEnd), "select-line-end", selects([Key(.end, .shift)])),
    CommandEntry(
      .select(.textStart), "select-text-start",
      selects([Key(.home, [.control, .shift])])),
    CommandEntry(
      .select(.textEnd), "select-text-end",
      selects([Key(.end, [.control, .shift])])),
    CommandEntry(
      .edit(.selectAll), "select-all",
      selects([.character("a", .alt)], "select all")),
    CommandEntry(
      .edit(.copy), "copy-selection",
      withCaret(
        selects(
          [.character("c", .alt)], quiet: [Key(.insert, .control)],
          "copy what is selected; if nothing is, from the chat"),
        [.character("c", .alt)], quiet: [.enter, Key(.insert, .control)], "copy what is selected"),
      hints: [
        CommandHint(22, [.composer], "copy") { $0.hasSelection || $0.hasSelectedText },
        CommandHint(22, [.transcript, .selecting], "copy") { $0.hasSelectedText },
        CommandHint(65, [.transcript], "copy") { $0.hasCopies && !$0.hasSelectedText },
      ],
      manual: CommandManual(
        63, "copy what is selected, also to the clipboard (Ctrl-W cuts it); select all",
        with: [.edit(.selectAll)])),
    CommandEntry(
      .edit(.cut), "cut-selection", [KeyPlace(.composer, [Key(.delete, .shift)])]),
  ]

  private static let killing: [CommandEntry] = [
    CommandEntry(
      .kill(.wordBackward), "delete-word",
      everyField(
        [.control("w")], quiet: [Key(.backspace, .alt), Key(.backspace, .control)],
        "delete the word before, after; cut", with: .kill(.wordForward)),
      hints: [CommandHint(24, [.composer], "cut") { $0.hasSelection }],
      manual: CommandManual(
        60, "delete the word before, after", with: [.kill(.wordForward)])),
    CommandEntry(
      .kill(.wordForward), "delete-word-forward",
      inputAndTitle(
        [.character("d", .alt)], quiet: [Key(.delete, .alt), Key(.delete, .control)])),
    CommandEntry(
      .kill(.toLineStart), "delete-to-line-start",
      everyField(
        [.control("u")], "delete to the line's start, end", with: .kill(.toLineEnd))),
    CommandEntry(
      .kill(.toLineEnd), "delete-to-line-end", inputAndTitle([.control("k")])),
    CommandEntry(
      .edit(.yank), "yank",
      everyField([.control("y")], "bring back what was cut; what before", with: .edit(.yankNext)),
      manual: CommandManual(
        64,
        """
        bring back what Ctrl-W, Alt-D, Ctrl-U, Ctrl-K or Alt-C took, in any chat; right after that, \
        what they took before
        """,
        with: [.edit(.yankNext)])),
    CommandEntry(.edit(.yankNext), "yank-next", everyField([.character("y", .alt)])),
  ]

  /// They have keys in the set of Emacs, or where a file gives them one.
  private static let rewriting: [CommandEntry] = [
    CommandEntry(
      .rewrite(.transposeCharacters), "transpose-characters", inputAndTitle([])),
    CommandEntry(.rewrite(.transposeWords), "transpose-words", inputAndTitle([])),
    CommandEntry(.rewrite(.uppercaseWord), "uppercase-word", inputAndTitle([])),
    CommandEntry(.rewrite(.lowercaseWord), "lowercase-word", inputAndTitle([])),
    CommandEntry(.rewrite(.capitalizeWord), "capitalize-word", inputAndTitle([])),
  ]

  private static let undoing: [CommandEntry] = [
    CommandEntry(
      .edit(.undo), "undo",
      everyField(
        [.control("_")],
        // What terminals with the kitty protocol send for the keys that others send 0x1F for.
        quiet: [
          .character("z", .alt), .control("/"), Key(.character("-"), [.control, .shift]),
          Key(.character("_"), [.control, .shift]),
        ], "undo, redo (also Ctrl-/, Alt-Z)", with: .edit(.redo)),
      manual: CommandManual(
        65, "undo (also Ctrl-/ and Alt-Z), redo", with: [.edit(.redo)])),
    CommandEntry(
      .edit(.redo), "redo",
      everyField(
        [.character("Z", .alt)], quiet: [Key(.character("z"), [.control, .shift])])),
  ]
}
