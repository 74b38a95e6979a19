import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("Whole screens") struct ScreenTests {
  @Test("before anything was asked")
  func start() {
    let app = AppDriver.connected(chats: ["a", "b"])
    #expect(
      app.screen == """
         Quka  New chat                                                            demo
           Chat a              │
           Chat b              │
                               │
                               │
                               │              What would you like to know?
                               │
                               │      Enter sends. Esc stops the answer, at once.
                               │
                               │   This is the offline demo: ask for a table or some
                               │                  code, or type /help.
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │────────────────────────────────────────────────────────
                               │ › Message Quka   / commands   ? keys
         Tab chats  F1 keys  Ctrl-Q quit
        """)
  }

  @Test("while an answer streams")
  func streaming() {
    let app = AppDriver.streaming("It *streams*, 漢字 too.")
    #expect(
      app.screen == """
         Quka  Chat a                                                         streaming
        ›~ Chat a              │ › Why?
           Chat b              │
           Chat c              │   It streams, 漢字 too.
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │────────────────────────────────────────────────────────
                               │ › Message: Enter queues it
         Esc stop  Tab chats  Ctrl-N new  F1 keys  Ctrl-Q quit
        """)
  }

  @Test("while a stop is under way")
  func stopping() {
    var app = AppDriver.streaming()
    app.escape()
    app.reduce(.stopAnswered(app.turn, .accepted))
    #expect(
      app.screen == """
         Quka  Chat a                                                stopping… accepted
        ›x Chat a              │ › Why?
           Chat b              │
           Chat c              │   Hello
                               │
                               │   stopping…
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │────────────────────────────────────────────────────────
                               │ › Message: Enter queues it
         Tab chats  Ctrl-N new  F1 keys  Ctrl-Q quit
        """)
  }

  @Test("after a confirmed stop")
  func stopped() {
    var app = AppDriver.streaming()
    app.escape()
    app.wait(.milliseconds(38))
    app.chat(.stopped("A"))
    #expect(
      app.screen == """
         Quka  Chat a                                                              demo
        ›  Chat a              │ › Why?
           Chat b              │
           Chat c              │   Hello
                               │
                               │   stopped · 5 characters
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │────────────────────────────────────────────────────────
                               │ › Message
         Ctrl-T continue  Tab chats  Ctrl-N new  F1 keys  Ctrl-Q quit
        """)
  }

  @Test("after a failure")
  func failed() {
    var app = AppDriver.streaming()
    app.chat(.failure("A"))
    #expect(
      app.screen == """
         Quka  Chat a                                                              demo
        ›  Chat a              │ › Why?
           Chat b              │
           Chat c              │   Hello
                               │
                               │   failed · the server could not finish this answer
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │────────────────────────────────────────────────────────
                               │ › Message
         Ctrl-R send again  Tab chats  Ctrl-N new  F1 keys  Ctrl-Q quit
        """)
  }

  @Test("with a queued message")
  func queue() {
    var app = AppDriver.streaming()
    app.type("second question")
    app.press(.enter)
    app.type("third")
    #expect(
      app.screen == """
         Quka  Chat a                                                         streaming
        ›~ Chat a              │ › Why?
           Chat b              │
           Chat c              │   Hello
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │   next  second question
                               │────────────────────────────────────────────────────────
                               │ › third
         Esc stop  Enter queue  Tab chats  Ctrl-N new  F1 keys  Ctrl-Q quit
        """)
  }

  @Test("with the focus on the chats")
  func list() {
    var app = AppDriver.streaming()
    app.press(Key(.tab))
    app.press(Key(.down))
    #expect(
      app.screen == """
         Quka  Chat a                                                         streaming
        ›~ Chat a              ▐ › Why?
           Chat b              ▐
           Chat c              ▐   Hello
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐
                               ▐────────────────────────────────────────────────────────
                               ▐   Message: Enter queues it
         Esc stop  Enter open  F3 find  Del delete  Tab transcript  Ctrl-N new  F1 keys
        """)
  }

  @Test("before a chat is deleted")
  func deletion() {
    var app = AppDriver.streaming()
    app.press(Key(.tab))
    app.press(Key(.delete))
    #expect(
      app.screen == """
         Quka  Chat a                                                         streaming
        ›~ Chat a              │ › Why?
           Chat b              │
           Chat c              │   Hello
                               │
                               │
                               │
                               │
                  ╭─ Delete chat ────────────────────────────────────────────╮
                  │ Delete “Chat a”? Its answer will be stopped. Then F8     │
                  │ undoes it for ten seconds.                               │
                  │                                                          │
                  │ F8 deletes it   Esc keeps it                             │
                  ╰──────────────────────────────────────────────────────────╯
                               │
                               │
                               │
                               │
                               │
                               │
                               │
                               │────────────────────────────────────────────────────────
                               │   Message: Enter queues it
         F8 delete  Esc keep
        """)
  }

  @Test("on a small terminal")
  func small() {
    let app = AppDriver.streaming("混ぜる text", size: Size(columns: 40, rows: 12))
    #expect(
      app.screen == """
         Quka  Chat a                 streaming
         › Why?

           混ぜる text





        ────────────────────────────────────────
         › Message: Enter queues it
         Esc stop  Tab chats  Ctrl-N new
        """)
  }

  @Test("on a large terminal the list is wider and the text keeps its place")
  func large() {
    let rows = AppDriver.streaming(size: Size(columns: 200, rows: 60)).screen
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count == 60)
    #expect(rows[0].hasPrefix(" Quka  Chat a") && rows[0].hasSuffix("streaming"))
    #expect(rows[1].hasPrefix("›~ Chat a") && rows[1].hasSuffix("│ › Why?"))
    #expect(rows[3].hasSuffix("│   Hello"))
    #expect(rows[58].hasSuffix("│ › Message: Enter queues it"))
    #expect(rows[59].hasPrefix(" Esc stop"))
  }

  @Test("the help lists every labelled key")
  func help() {
    var app = AppDriver.streaming(size: Size(columns: 200, rows: 150))
    app.press(Key(.function(1)))
    let screen = app.screen
    for binding in KeyMap.usual.bindings where !binding.label.isEmpty {
      #expect(screen.contains(binding.label) && screen.contains(binding.explanation))
    }
  }
}
