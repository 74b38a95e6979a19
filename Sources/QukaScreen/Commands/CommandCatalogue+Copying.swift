// Taking something out of the chat.
extension CommandCatalogue {
  static let copying: [CommandEntry] = [
    CommandEntry(
      .copy(.open), "copy",
      [
        // In the input and the transcript the key copies what is selected there, and without a selection does the same.
        KeyPlace(
          .list, [.character("c", .alt)], "copy an answer, its code, a table, or a question")
      ],
      offer: CommandOffer(82, "Copy an answer, its code, a table, or a question"),
      manual: CommandManual(
        155,
        """
        copy: the whole answer, one of its blocks of code, a table or your question; Up and Down choose, \
        Left and Right go to other messages, Enter copies, Alt-S writes to a file
        """),
      needsNoWindow: true, isPossible: { $0.hasCopies }),
    CommandEntry(
      .exportChat, "export-chat", [KeyPlace(.global, [])],
      offer: CommandOffer(84, "Export the chat to a file…"),
      needsNoWindow: true, isPossible: { $0.hasCopies }),
    CommandEntry(
      .shareChat, "share-chat", [KeyPlace(.global, [])],
      offer: CommandOffer(86, "Share the chat by a link…"),
      needsNoWindow: true, isPossible: { $0.maybeShared }),
    CommandEntry(
      .copy(.older), "older-message",
      [KeyPlace(.copy, [Key(.left)], "the message before, behind", with: .copy(.newer))],
      hints: [
        CommandHint(40, [.copy], with: .copy(.newer), "other message") { $0.hasOtherCopies }
      ]),
    CommandEntry(.copy(.newer), "newer-message", [KeyPlace(.copy, [Key(.right)])]),
    CommandEntry(
      .copy(.save), "write-to-file",
      [KeyPlace(.copy, [.character("s", .alt)], "write it to a file")],
      hints: [CommandHint(30, [.copy], "to a file")]),
    CommandEntry(
      .copy(.replace), "replace-file",
      [KeyPlace(.save, [Key(.function(8))], "replace the file that is there")],
      hints: [CommandHint(5, [.save], "replace") { $0.isFileTaken }]),
  ]
}
