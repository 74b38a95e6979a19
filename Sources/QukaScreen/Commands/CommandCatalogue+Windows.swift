// What keys do in windows.
extension CommandCatalogue {
  static let links: [CommandEntry] = [
    CommandEntry(
      .link(.show), "show-link",
      [KeyPlace(.links, [.enter], quiet: [Key(.right)], "show it in full; then open it")],
      hints: [
        CommandHint(
          50, [.links],
          [
            Wording("show") { $0.isInLinkList && $0.isAddress },
            Wording("read") { $0.isInLinkList },
            Wording("open") { $0.isAddress && $0.isLinkRead },
            Wording("read on") { $0.isAddress },
            Wording("open") { $0.isFileLocated },
            Wording("load again") { $0.isSourceMissing || $0.isFileMissing },
          ])
      ]),
    CommandEntry(
      .link(.copy), "copy-link",
      [KeyPlace(.links, [.character("c", .alt)], "copy the address or source")],
      hints: [CommandHint(60, [.links], "copy") { $0.isAddress || $0.isSourceShown }]),
    CommandEntry(
      .link(.back), "leave-link",
      [KeyPlace(.links, [Key(.left)], quiet: [Key(.backspace), .control("s")], "back")],
      hints: [CommandHint(70, [.links], "back") { !$0.isInLinkList }]),
  ]

  static let finding: [CommandEntry] = [
    CommandEntry(
      .search(.accept), "accept-search",
      [KeyPlace(.query, [.enter], "find; again, the next match")],
      hints: [CommandHint(40, [.query], "find") { $0.leadsToMatch && $0.isTypingQuery }]),
    CommandEntry(
      .search(.next), "next-match",
      [
        KeyPlace(.browse, [.enter]),
        KeyPlace(
          .query, [Key(.down)], quiet: [Key(.function(3))], "next, previous match",
          with: .search(.previous)),
      ],
      hints: [CommandHint(45, [.browse], "next") { $0.leadsToMatch }]),
    CommandEntry(
      .search(.previous), "previous-match",
      [KeyPlace(.query, [Key(.up)], quiet: [Key(.function(3), .shift)])],
      hints: [
        CommandHint(50, [.query], with: .search(.next), "move") { $0.leadsToOtherMatch }
      ]),
  ]

  static let replies: [CommandEntry] = [
    CommandEntry(
      .answer(isYes: true), "yes",
      [
        KeyPlace(.palette, [.enter], "run the command, or open the chat"),
        KeyPlace(.title, [.enter], "keep it; an empty one brings the server's back"),
        KeyPlace(.picture, [.enter], "attach it"),
        KeyPlace(.copy, [.enter], quiet: [.character("c", .alt)], "copy it"),
        KeyPlace(.save, [.enter], "write the file"),
        KeyPlace(.export, [.enter], "name the file; or switch what is written too"),
        KeyPlace(.share, [Key(.function(8))], "make the link; Esc makes none"),
        KeyPlace(.confirmation, [Key(.function(8))], "delete it; Esc keeps it"),
        KeyPlace(.themes, [.enter], "keep it", spoken: .silent),
      ],
      hints: [
        CommandHint(0, [.palette], "choose") { $0.hasChoice },
        CommandHint(0, [.title], "keep"), CommandHint(0, [.picture], "attach"),
        CommandHint(
          0, [.export],
          [Wording("switch") { $0.isExportPart }, Wording("go on")]),
        CommandHint(0, [.copy], "copy"), CommandHint(0, [.save], "write") { !$0.isFileTaken },
        CommandHint(0, [.confirmation], "delete"),
        CommandHint(0, [.share], "make the link") { $0.isShareAsked },
        CommandHint(0, [.themes], "keep") { $0.isThemeWhole },
      ]),
    CommandEntry(
      .answer(isYes: false), "no",
      [
        KeyPlace(.palette, [.control("p")], "close them"),
        KeyPlace(.help, [.enter, Key(.function(1))], "close them"),
        KeyPlace(.themes, [Key(.function(2))], "back to the theme before", spoken: .silent),
      ]),
  ]
}
