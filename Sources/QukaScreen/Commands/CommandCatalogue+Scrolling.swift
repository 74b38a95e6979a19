// Moving the transcript, and what is chosen or read in a window.
extension CommandCatalogue {
  static let scrolling: [CommandEntry] = [
    CommandEntry(
      .scroll(.up), "up",
      [
        KeyPlace(
          .transcript, [Key(.up)], "one row", with: .scroll(.down), spoken: .silent),
        KeyPlace(
          .links, [Key(.up)], "choose a link; scroll", with: .scroll(.down),
          spoken: .words("choose a link")),
        KeyPlace(.palette, [Key(.up)], "choose", with: .scroll(.down)),
        KeyPlace(.copy, [Key(.up)], "choose", with: .scroll(.down)),
        KeyPlace(.export, [Key(.up)], "choose", with: .scroll(.down)),
        KeyPlace(.help, [Key(.up)], "scroll them", with: .scroll(.down), spoken: .silent),
        KeyPlace(
          .themes, [Key(.up)], "preview a theme", with: .scroll(.down),
          spoken: .silent),
      ],
      hints: [
        CommandHint(50, [.transcript], with: .scroll(.down), "scroll") { $0.isTranscriptLong },
        CommandHint(50, [.help], with: .scroll(.down), "scroll") { $0.isHelpLong },
        CommandHint(50, [.themes], with: .scroll(.down), "preview") { $0.hasOtherThemes },
        CommandHint(50, [.palette], with: .scroll(.down), "move") { $0.hasOtherChoices },
        CommandHint(50, [.copy], with: .scroll(.down), "choose") { $0.hasCopyChoices },
        CommandHint(50, [.export], with: .scroll(.down), "choose"),
        CommandHint(
          80, [.links], with: .scroll(.down),
          [Wording("choose") { $0.hasOtherLinks }, Wording("scroll") { $0.isLinkLong }]),
      ]),
    CommandEntry(
      .scroll(.down), "down",
      [
        KeyPlace(.transcript, [Key(.down)]), KeyPlace(.links, [Key(.down)]),
        KeyPlace(.palette, [Key(.down)]), KeyPlace(.copy, [Key(.down)]),
        KeyPlace(.export, [Key(.down)]),
        KeyPlace(.help, [Key(.down)]),
        KeyPlace(.themes, [Key(.down)]),
      ]),
    CommandEntry(
      .scroll(.halfPageUp), "half-page-up",
      [
        KeyPlace(
          .transcript, [.control("u")], "half a page", with: .scroll(.halfPageDown),
          spoken: .silent)
      ]),
    CommandEntry(
      .scroll(.halfPageDown), "half-page-down", [KeyPlace(.transcript, [.control("d")])]),
    CommandEntry(
      .scroll(.pageUp), "page-up",
      [
        KeyPlace(
          .global, [Key(.pageUp)], "scroll the transcript", with: .scroll(.pageDown),
          spoken: .alone("read the chat from its start")),
        KeyPlace(.links, [Key(.pageUp)]), KeyPlace(.palette, [Key(.pageUp)]),
        KeyPlace(.copy, [Key(.pageUp)]), KeyPlace(.export, [Key(.pageUp)]),
        KeyPlace(.help, [Key(.pageUp)]), KeyPlace(.themes, [Key(.pageUp)]),
      ],
      manual: CommandManual(
        180,
        """
        scroll, go to the very first message or to the end; in the transcript also Up, Down, Ctrl-U, \
        Ctrl-D, Home, End
        """,
        with: [.scroll(.pageDown), .scroll(.start), .scroll(.end)])),
    CommandEntry(
      .scroll(.pageDown), "page-down",
      [
        KeyPlace(.global, [Key(.pageDown)]), KeyPlace(.links, [Key(.pageDown)]),
        KeyPlace(.palette, [Key(.pageDown)]), KeyPlace(.copy, [Key(.pageDown)]),
        KeyPlace(.export, [Key(.pageDown)]),
        KeyPlace(.help, [Key(.pageDown)]),
        KeyPlace(.themes, [Key(.pageDown)]),
      ]),
    CommandEntry(
      .scroll(.start), "start",
      [
        KeyPlace(
          .global, [Key(.home, .control)], "go to its start",
          spoken: .words("read the chat from its start, again if need be")),
        KeyPlace(
          .transcript, [Key(.home)], "start, end", with: .scroll(.end), spoken: .silent),
        KeyPlace(.links, [Key(.home)]), KeyPlace(.copy, [Key(.home)]),
        KeyPlace(.export, [Key(.home)]),
        KeyPlace(.help, [Key(.home)]),
        KeyPlace(.themes, [Key(.home)]),
      ],
      offer: CommandOffer(160, "Beginning of the chat")),
    CommandEntry(
      .scroll(.end), "end",
      [
        KeyPlace(
          .global, [Key(.end, .control)], "go to its end and follow it",
          spoken: .words("back to its end, then PgUp reads it again")),
        KeyPlace(.transcript, [Key(.end)]), KeyPlace(.links, [Key(.end)]),
        KeyPlace(.copy, [Key(.end)]), KeyPlace(.export, [Key(.end)]),
        KeyPlace(.help, [Key(.end)]), KeyPlace(.themes, [Key(.end)]),
      ],
      offer: CommandOffer(170, "End of the chat"),
      hints: [CommandHint(110, [.global], "to the end") { $0.isAwayFromEnd }]),
  ]
}
