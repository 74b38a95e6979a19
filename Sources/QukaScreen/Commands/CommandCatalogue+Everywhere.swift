import QukaChat

// What keys do wherever the focus is.
extension CommandCatalogue {
  static let stopping: [CommandEntry] = [
    CommandEntry(
      .escape, "stop", [KeyPlace(.global, [.escape], "stop the answer on screen; close a window")],
      offer: CommandOffer(40, "Stop the answer on screen"),
      hints: [
        CommandHint(
          10, [.global],
          [
            Wording("cancel") { $0.cancelsUpload }, Wording("stop") { $0.stopsOnScreen },
          ]),
        CommandHint(11, [.menu], "close") { $0.closesMenu },
        CommandHint(
          11, [.composer, .list, .transcript, .selecting],
          [
            Wording("close") { $0.closesKeys },
            Wording("deselect") { $0.closesSelection || $0.endsSelecting },
          ]),
        CommandHint(
          125, [.composer],
          [
            Wording("cancel") { $0.leavesMode && !$0.state.vi.unfinished.isEmpty },
            Wording("normal mode") { $0.leavesMode },
          ]),
        CommandHint(
          10, [.help, .links, .query, .palette, .title, .picture, .copy, .save, .export, .share],
          "close"),
        CommandHint(10, [.confirmation], "keep"), CommandHint(10, [.themes], "back"),
        CommandHint(
          10, [.inspector],
          [Wording("close") { $0.state.escapeMeaning == .closeOverlay }, Wording("twice: close")]),
      ],
      manual: CommandManual(
        10,
        "stop the answer on the screen; close a window or a list; with nothing to stop or close, end a selection"
      ),
      isPossible: {
        $0.window != nil || $0.canStopOnScreen || $0.closesMenu || $0.closesSelection
          || $0.leavesMode || $0.endsSelecting
      }),
    CommandEntry(
      .interrupt, "interrupt",
      [
        KeyPlace(
          .global, [.control("c")], "stop; or clear the input; if empty, press twice to quit")
      ],
      manual: CommandManual(
        20, "stop; or clear the input; if it is empty, press twice to quit")),
    CommandEntry(
      .stopAll, "stop-all",
      [KeyPlace(.global, [.control("x")], "stop the answers of all chats")],
      offer: CommandOffer(50, "Stop all answers"),
      hints: [CommandHint(60, [.list], "stop all") { $0.runsElsewhere }],
      manual: CommandManual(110, "stop the answers of all chats"),
      isPossible: { $0.canStopAnywhere }),
  ]

  static let chats: [CommandEntry] = [
    CommandEntry(
      .newChat, "new-chat", [KeyPlace(.global, [.control("n")], "new chat")],
      offer: CommandOffer(10, "New chat"),
      hints: [CommandHint(130, [.global], "new") { $0.leadsToNewChat }],
      manual: CommandManual(90, "new chat"), needsNoWindow: true),
    CommandEntry(
      .nextFocus, "next-focus",
      [KeyPlace(.global, [Key(.tab)], "input, chats, transcript in turn")],
      hints: [
        CommandHint(
          120, [.global],
          [
            Wording("chats") { $0.state.focus == .composer },
            Wording("transcript") { $0.state.focus == .list },
            Wording("input") { $0.state.focus == .transcript },
          ])
      ],
      manual: CommandManual(80, "input, chats, transcript in turn"), needsNoWindow: true),
    CommandEntry(
      .previousFocus, "previous-focus", [KeyPlace(.global, [Key(.tab, .shift)])],
      needsNoWindow: true),
    CommandEntry(
      .nextChat, "next-chat",
      [KeyPlace(.global, [Key(.down, .alt)], quiet: [Key(.down, .control)], "next chat")],
      offer: CommandOffer(180, "Next chat"), needsNoWindow: true),
    CommandEntry(
      .previousChat, "previous-chat",
      [KeyPlace(.global, [Key(.up, .alt)], quiet: [Key(.up, .control)], "previous chat")],
      offer: CommandOffer(190, "Previous chat"),
      manual: CommandManual(
        100, "previous, next chat; in the list Up, Down and Enter", with: [.nextChat]),
      needsNoWindow: true),
    CommandEntry(
      .toggleList, "toggle-list",
      [
        KeyPlace(
          .global, [.control("b"), .character("l", .alt)], "show or hide the chats",
          spoken: .silent)
      ],
      offer: CommandOffer(230, "Show or hide the chats"),
      hints: [CommandHint(80, [.list], "back") { $0.listHidesTranscript }],
      manual: CommandManual(
        170,
        """
        show or hide the chats; from 100 columns they are shown by default, below 72 they cover the \
        transcript
        """),
      needsNoWindow: true),
  ]

  static let reading: [CommandEntry] = [
    CommandEntry(
      .toggleDetails, "toggle-details",
      [
        KeyPlace(
          .global, [.control("o")], "unfold or fold thinking, tools, lengths",
          spoken: .words("say what tools answer, or only that they did"))
      ],
      offer: CommandOffer(90, "Fold or unfold details"),
      hints: [
        CommandHint(
          70, [.transcript, .query],
          [Wording("fold") { $0.foldsDetails }, Wording("unfold") { $0.unfoldsDetails }])
      ],
      manual: CommandManual(150, "unfold or fold thinking, tool calls and the length of answers")),
    CommandEntry(
      .showLinks, "show-links",
      [KeyPlace(.global, [.control("s")], "sources and links of the answer")],
      offer: CommandOffer(80, "Links and sources"),
      manual: CommandManual(
        160,
        """
        sources and links of the answer, and pictures of its question: Up and Down choose, Enter \
        shows one in full, reads on to its end and then opens it, Alt-C copies it, Left goes back
        """),
      needsNoWindow: true),
  ]

  static let jumps: [CommandEntry] = [
    CommandEntry(
      .jump(.previousQuestion), "previous-question",
      [
        KeyPlace(
          .global, [.character("p", .alt)], "your previous, next question",
          with: .jump(.nextQuestion))
      ],
      offer: CommandOffer(130, "Your previous question"),
      manual: CommandManual(
        190, "your previous, next question", with: [.jump(.nextQuestion)])),
    CommandEntry(
      .jump(.nextQuestion), "next-question", [KeyPlace(.global, [.character("n", .alt)])],
      offer: CommandOffer(140, "Your next question")),
    CommandEntry(
      .jump(.unread), "unread",
      [
        KeyPlace(
          .global, [.character("u", .alt)], "the first unread line; else the next unread chat",
          spoken: .words("the next unread chat"))
      ],
      offer: CommandOffer(150, "First unread line"),
      manual: CommandManual(
        200, "the first unread line; if there is none, the next unread chat")),
  ]

  static let repeating: [CommandEntry] = [
    CommandEntry(
      .tryAgain, "try-again",
      [KeyPlace(.global, [.control("r")], "retry: connect, send or load again")],
      offer: CommandOffer(70, "Retry"),
      hints: [
        CommandHint(
          30, [.global],
          [
            Wording("connect") { $0.connectsAgain }, Wording("send again") { $0.sendsAgain },
            Wording("load again") { $0.loadsAgain },
          ])
      ],
      manual: CommandManual(
        260,
        """
        retry: connect again, or send a question again that failed or got an empty answer; otherwise \
        load the chat again; in the list, load the chats again
        """)),
    CommandEntry(
      .continueStopped, "continue",
      [KeyPlace(.global, [.control("t")], "continue a stopped answer")],
      offer: CommandOffer(60, "Continue a stopped answer"),
      hints: [CommandHint(40, [.global], "continue") { $0.isFreeToContinue }],
      manual: CommandManual(
        270,
        "continue a stopped answer: its end is quoted, because the model forgets it"),
      needsNoWindow: true, isPossible: { $0.conversation.stoppedText != nil }),
    CommandEntry(
      .editLast, "edit-last",
      [
        KeyPlace(
          .global, [.character("e", .alt)], "change your last question; ask again", with: .askAgain)
      ],
      offer: CommandOffer(62, "Change your last question"),
      manual: CommandManual(
        272,
        """
        bring your last question into the input to change it, ask it again for another answer; the old \
        ones stay above, because the server keeps every message
        """, with: [.askAgain]),
      needsNoWindow: true, isPossible: { $0.conversation.lastQuestion != nil }),
    CommandEntry(
      .askAgain, "ask-again", [KeyPlace(.global, [.character("g", .alt)])],
      offer: CommandOffer(64, "Ask the last question again"),
      needsNoWindow: true, isPossible: { $0.mayAskAgain }),
  ]

  static let toggles: [CommandEntry] = [
    CommandEntry(
      .toggle(.knowledge), "toggle-knowledge",
      [
        KeyPlace(
          .global, [.character("k", .alt)], "knowledge on or off: whether answers use it")
      ],
      offer: CommandOffer(
        100,
        [
          Wording("Knowledge: turn it off") { $0.isOn(.knowledge) },
          Wording("Knowledge: turn it on"),
        ]),
      manual: CommandManual(
        280, "[knowledge, web search, thinking](#knowledge-web-search-thinking) on or off",
        with: [.toggle(.search), .toggle(.thinking)])),
    CommandEntry(
      .toggle(.search), "toggle-web-search",
      [KeyPlace(.global, [.character("w", .alt)], "web search on or off")],
      offer: CommandOffer(
        110,
        [
          Wording("Web search: turn it off") { $0.isOn(.search) },
          Wording("Web search: turn it on"),
        ])),
    CommandEntry(
      .toggle(.thinking), "toggle-thinking",
      [
        KeyPlace(
          .global, [.character("m", .alt)], "thinking on or off; while on, another model answers")
      ],
      offer: CommandOffer(
        120,
        [
          Wording("Thinking: turn it off") { $0.isOn(.thinking) },
          Wording("Thinking: turn it on"),
        ])),
  ]

  static let program: [CommandEntry] = [
    CommandEntry(
      .bringBack, "bring-back",
      [
        KeyPlace(
          .global, [Key(.function(8))], "bring a deleted chat back, for ten seconds"),
        KeyPlace(.list, [Key(.function(8))], quiet: [.control("y")]),
        KeyPlace(.transcript, [Key(.function(8))], quiet: [.control("y")]),
      ],
      offer: CommandOffer(220, "Bring the deleted chat back"),
      hints: [CommandHint(20, [.global], "bring back")],
      manual: CommandManual(
        140,
        """
        bring the deleted chat back within ten seconds; after that, or when you quit, the server \
        deletes it
        """),
      isPossible: { $0.state.chats.canBringBack }),
    CommandEntry(
      .chooseSpace, "choose-space",
      [KeyPlace(.global, [Key(.function(5))], "switch the space")],
      offer: CommandOffer(226, "Switch the space…"),
      manual: CommandManual(315, "switch the space: Up and Down choose, Enter enters it"),
      needsNoWindow: true,
      isPossible: { !$0.state.chats.otherSpaces.isEmpty }),
    CommandEntry(
      .redraw, "redraw",
      [KeyPlace(.global, [.control("l")], "redraw the screen", spoken: .silent)],
      offer: CommandOffer(270, "Redraw the screen"), manual: CommandManual(290, "redraw")),
    CommandEntry(
      .suspend, "suspend", [KeyPlace(.global, [.control("z")], "suspend; fg brings it back")],
      offer: CommandOffer(280, "Suspend the program"),
      manual: CommandManual(300, "suspend; `fg` brings it back")),
    CommandEntry(
      .help, "help", [KeyPlace(.global, [Key(.function(1))], "show these keys")],
      offer: CommandOffer(260, "All keys"), hints: [CommandHint(140, [.global], "keys")],
      manual: CommandManual(310, "all keys")),
    CommandEntry(
      .inspectKeys, "inspect-keys",
      [KeyPlace(.global, [Key(.function(12))], "what does a key do?")],
      offer: CommandOffer(265, "What does a key do?"),
      manual: CommandManual(
        312, "show what arrives of a key and what it does; [keys of your own](#keys-of-your-own)"),
      needsNoWindow: true),
    CommandEntry(
      .palette, "palette",
      [KeyPlace(.global, [.control("p")], "find commands and chats")],
      manual: CommandManual(
        240,
        """
        find commands and chats: type a few letters, choose with Up and Down, press Enter; Ctrl-P \
        again closes the window
        """),
      needsNoWindow: true),
    CommandEntry(
      .findPrompt, "find-prompt",
      [KeyPlace(.global, [.character("r", .alt)], "find what you asked before")],
      offer: CommandOffer(25, "Find what you asked before"),
      manual: CommandManual(
        72,
        """
        find what you asked before, in all chats: type a part of it, Enter brings it into the input; \
        Down goes back to what you were typing
        """),
      needsNoWindow: true),
    CommandEntry(
      .search(.open), "find",
      [
        KeyPlace(
          .global, [Key(.function(3))], "find in this chat; in the list, in all chats")
      ],
      offer: CommandOffer(20, "Find in this chat"),
      hints: [CommandHint(60, [.transcript], "find") { $0.hasEntries }],
      manual: CommandManual(
        230,
        """
        find in this chat: type, then Enter; Up and Down go to other matches. Small letters also find \
        capitals, plain letters also find accented ones. To search folded details too, press Ctrl-O
        """),
      needsNoWindow: true),
    CommandEntry(
      .chooseTheme, "choose-theme",
      [KeyPlace(.global, [Key(.function(2))], "choose a theme", spoken: .silent)],
      offer: CommandOffer(240, "Choose a theme"),
      manual: CommandManual(
        320,
        """
        choose a theme: Up and Down show one on the screen, Enter keeps it, F2 or Esc goes back
        """),
      needsNoWindow: true),
    CommandEntry(
      .toggleMouse, "toggle-mouse",
      [
        KeyPlace(
          .global, [Key(.function(4))], "mouse on or off (off: the terminal selects text)",
          spoken: .silent)
      ],
      offer: CommandOffer(250, "Mouse on or off"),
      manual: CommandManual(220, "mouse off (the terminal selects) or on")),
    CommandEntry(
      .quit, "quit", [KeyPlace(.global, [.control("q")], "quit")],
      offer: CommandOffer(290, "Quit"), hints: [CommandHint(150, [.global], "quit")],
      manual: CommandManual(330, "quit")),
  ]
}
