import QukaChat

// What keys do in the list of chats.
extension CommandCatalogue {
  static let list: [CommandEntry] = [
    CommandEntry(
      .list(.previous), "list-up",
      [KeyPlace(.list, [Key(.up)], "choose a chat", with: .list(.next))]),
    CommandEntry(.list(.next), "list-down", [KeyPlace(.list, [Key(.down)])]),
    CommandEntry(.list(.pageUp), "list-page-up", [KeyPlace(.list, [Key(.pageUp)])]),
    CommandEntry(.list(.pageDown), "list-page-down", [KeyPlace(.list, [Key(.pageDown)])]),
    CommandEntry(
      .list(.open), "open-chat",
      [KeyPlace(.list, [.enter], quiet: [Key(.right)], "open it, or a folded day")],
      hints: [
        CommandHint(70, [.list], [Wording("unfold") { $0.isFolded }, Wording("open")])
      ],
      isPossible: { $0.state.chats.sessions.selection != nil }),
    CommandEntry(
      .list(.fold), "fold-day",
      [KeyPlace(.list, [Key(.left)], "fold its day or the archive; Right unfolds it")],
      manual: CommandManual(
        250,
        "fold the selected chat's day or the archive, unfold it; a click on its name does both",
        guest: Key(.right), place: "in the list")),
    CommandEntry(
      .findChat, "find-chat", [KeyPlace(.list, [Key(.function(3))], "find in all chats")],
      offer: CommandOffer(30, "Find in all chats"),
      hints: [CommandHint(90, [.list], "find") { $0.state.chats.hasListedChats }],
      needsNoWindow: true),
    CommandEntry(
      .list(.stop), "stop-chat", [KeyPlace(.list, [.character("x", .alt)], "stop its answer")],
      hints: [CommandHint(50, [.list], "stop it")],
      manual: CommandManual(
        120,
        "stop the selected chat's answer, ask for a new title, find in all chats",
        with: [.list(.retitle), .findChat], place: "in the list"),
      isPossible: { $0.runsInSelected }),
    CommandEntry(
      .list(.retitle), "retitle",
      [KeyPlace(.list, [.character("t", .alt)], "ask for a new title")],
      offer: CommandOffer(200, "Ask for a new title for this chat"),
      isPossible: { $0.chat != nil }),
    CommandEntry(
      .list(.entitle), "own-title",
      [KeyPlace(.list, [Key(.function(6))], "give it a title of your own")],
      offer: CommandOffer(205, "Give this chat a title of your own…"),
      manual: CommandManual(
        125, "give the chat a title of your own, kept on this machine only", place: "in the list"),
      isPossible: { $0.chat != nil }),
    CommandEntry(
      .list(.archive), "archive",
      [KeyPlace(.list, [Key(.function(7))], "archive it, or take it out")],
      offer: CommandOffer(
        207,
        [
          Wording("Take this chat out of the archive") { $0.isArchived },
          Wording("Archive this chat"),
        ]),
      manual: CommandManual(
        127, "archive the chat, on this machine only; in the archive, take it out",
        place: "in the list"),
      isPossible: { $0.chat != nil }),
    CommandEntry(
      .list(.delete), "delete-chat",
      [KeyPlace(.list, [Key(.delete)], "delete the chat (asks first)")],
      offer: CommandOffer(210, "Delete this chat…"),
      hints: [CommandHint(100, [.list], "delete")],
      manual: CommandManual(
        130, "delete the chat (asks first; F8 confirms)", place: "in the list"),
      isPossible: { $0.chat != nil }),
    CommandEntry(
      .list(.order), "sort-list",
      [KeyPlace(.list, [Key(.function(9))], "sort: latest, unread and failed, title")],
      offer: CommandOffer(
        225,
        [
          Wording("Sort the chats: unread and failed first") { $0.isNext(.attention) },
          Wording("Sort the chats by title") { $0.isNext(.title) },
          Wording("Sort the chats: the latest first"),
        ]),
      manual: CommandManual(
        128, "sort the chats: the latest first, unread and failed first, by title",
        place: "in the list"),
      isPossible: { $0.state.chats.hasListedChats }),
    CommandEntry(
      .list(.reload), "reload-list", [KeyPlace(.list, [.control("r")], "load the chats again")]),
  ]
}
