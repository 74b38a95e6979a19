import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Titles are cut last") struct TitleRoomTests {
  private static let title = "A title of 21 columns"

  private func app(_ title: String, _ size: Size) -> AppDriver {
    var app = AppDriver.connected(chats: ["a"], size: size)
    app.change { state in
      state.chats.sessions.rename(SessionID("a"), to: title)
      state.chats.conversations[.session(SessionID("a"))] = Conversation()
      state.chats.change(.session(SessionID("a"))) { chat in
        chat.isUnread = true
        chat.isGone = true
      }
    }
    return app
  }

  @Test("in the list the word before a long title becomes a sign")
  func list() {
    var short = app("咖啡", Size(columns: 80, rows: 24))
    short.press(Key(.tab))
    #expect(short.screen.contains("* (gone) 咖啡"))
    var narrow = app("咖啡店咖啡店咖啡", Size(columns: 80, rows: 24))
    narrow.press(Key(.tab))
    #expect(narrow.screen.contains("* - 咖啡店咖啡店咖啡"))
  }

  @Test("in the palette the words behind a title become a sign, at last nothing")
  func palette() {
    for (columns, shown) in [(60, "gone, unread"), (30, "*")] {
      var app = app(Self.title, Size(columns: columns, rows: 24))
      app.press(.control("p"))
      app.type("21 col")
      let row = app.screen.split(separator: "\n").first {
        $0.contains("21 col") && $0.contains("A t")
      }
      #expect(row?.contains(Self.title) == true && row?.contains(shown) == true, "\(columns)")
    }
  }
}
