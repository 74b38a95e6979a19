import QukaChatTestSupport
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("The event loop beside an editor")
struct EditorLoopTests {
  private static let control = "\u{7}"
  private let stage = LoopStage()

  private func state(_ text: String = "typed") -> AppState {
    var app = AppDriver.open()
    app.type(text)
    return app.state
  }

  private var deeds: [LoopStage.Deed] { stage.entries.map(\.deed) }

  @Test("the terminal is given away before it starts, and taken when it has ended")
  func order() {
    stage.at(20, .keys(Self.control))
    stage.at(50, .editor(.ended(.saved("edited"))))
    stage.run(state(), endingAt: 80)
    let edit = deeds.drop { $0 != .edit("typed") }.filter { $0 != .frame }
    #expect(Array(edit.prefix(4)) == [.edit("typed"), .lent, .editorStarted, .resumed])
    #expect(stage.times(of: .lent) == [20])
    #expect(stage.times(of: .resumed) == [50])
    #expect(stage.times(of: .frame).contains(50))
    #expect(stage.shown?.conversation.composer.text == "edited")
  }

  @Test("meanwhile nothing is drawn and no key read, but what the server sends is taken")
  func meanwhile() {
    var app = AppDriver.open()
    app.ask("Why?")
    let chat = { (event: ChatEvent) in
      LoopStage.Occurrence.events([.server(.realtime(.chat(SessionID("a"), event)))])
    }
    stage.at(20, .keys(Self.control))
    stage.at(30, chat(.started("A")))
    stage.at(40, chat(.text("A", "Because")))
    stage.at(45, .keys("xyz\r"))
    stage.at(50, .signals([.resize, .suspend]))
    stage.at(60, chat(.done("A", 7)))
    stage.at(5_000, .editor(.ended(.saved("next"))))
    let ending = stage.run(app.state, endingAt: 4_900)
    #expect(stage.times(of: .frame).allSatisfy { $0 <= 20 || $0 == 4_900 })
    #expect(stage.times(of: .network(.signIn)).count == 1)
    #expect(stage.sleeps.count < 60, "the loop sleeps while it waits")
    #expect(!deeds.contains { [.suspended, .stopped, .notice("")].contains($0) })
    let answer = ending.state.conversation.entries.last
    #expect(answer.map { "\($0.content)".contains("Because") } == true)
  }

  @Test("keys that came in one read with the command go to nobody")
  func typedAhead() {
    stage.at(20, .keys(Self.control + "abc\u{1B}"))
    stage.at(50, .editor(.ended(.unchanged)))
    stage.at(60, .keys("x"))
    stage.run(state(), endingAt: 80)
    #expect(stage.shown?.conversation.composer.text == "typedx")
  }

  @Test("one that cannot be had leaves the terminal where it is and says why")
  func unprepared() {
    stage.unprepared = .noEditor
    stage.at(20, .keys(Self.control + "!"))
    stage.run(state(), endingAt: 50)
    #expect(!deeds.contains(.lent) && !deeds.contains(.resumed))
    #expect(stage.shown?.conversation.composer.text == "typed!")
    #expect(stage.shown?.notice?.text == EditText.words(EditorProblem.noEditor))
  }

  @Test("one that cannot be started gives the terminal back at once")
  func unstarted() {
    stage.unstarted = .notStarted(program: "ed", reason: "no")
    stage.at(20, .keys(Self.control))
    stage.at(30, .keys("!"))
    stage.run(state(), endingAt: 50)
    #expect(stage.times(of: .lent) == [20] && stage.times(of: .resumed) == [20])
    #expect(stage.shown?.conversation.composer.text == "typed!")
  }

  @Test("Ctrl-Z in it stops the program too, and both go on; without a shell only it goes on")
  func stopped() {
    for canStop in [true, false] {
      let stage = LoopStage()
      stage.canStop = canStop
      stage.at(20, .keys(Self.control))
      stage.at(30, .editor(.stopped))
      stage.at(50, .editor(.ended(.unchanged)))
      stage.run(state(), endingAt: 80)
      #expect(stage.times(of: .stopped) == (canStop ? [30] : []))
      #expect(stage.times(of: .editorResumed) == [30])
      #expect(stage.times(of: .resumed) == [50])
    }
  }

  @Test("a stop of the program alone ends with the terminal in the editor's hands")
  func continued() {
    stage.at(20, .keys(Self.control))
    stage.at(30, .signals([.resumed]))
    stage.at(50, .editor(.ended(.unchanged)))
    stage.run(state(), endingAt: 80)
    #expect(stage.times(of: .editorResumed) == [30])
    #expect(stage.times(of: .resumed) == [50])
  }

  @Test("an interrupt is the editor's, not a request to end")
  func interrupted() {
    stage.at(20, .keys(Self.control))
    stage.at(30, .signals([.terminate(signal: 2)]))
    stage.at(50, .editor(.ended(.saved("edited"))))
    let ending = stage.run(state(), endingAt: 80)
    #expect(ending.signal == 15 && stage.shown?.conversation.composer.text == "edited")
    #expect(stage.times(of: .resumed) == [50])
  }

  @Test("a child that is no editor changes nothing")
  func otherChild() {
    stage.at(20, .signals([.child]))
    stage.run(state(), endingAt: 50)
    #expect(!deeds.contains(.resumed))
  }

  @Test("what it left switched on when a signal ended it is switched off first")
  func crash() {
    stage.at(20, .keys(Self.control))
    stage.at(50, .editor(.ended(.abandoned(.signal(9), kept: nil))))
    stage.run(state(), endingAt: 80)
    let places = [LoopStage.Deed.lent, .cleaned, .resumed].map { deeds.firstIndex(of: $0) ?? -1 }
    #expect(places == places.sorted() && places[0] > 0)
    #expect(stage.shown?.conversation.composer.text == "typed")
  }

  @Test("a request to end gives it time to save, and the typed text is told as ever")
  func terminated() {
    stage.at(20, .keys(Self.control))
    let ending = stage.run(state(), endingAt: 50)
    #expect(ending.signal == 15)
    let places = [LoopStage.Deed.lent, .editorClosed, .resumed].map {
      deeds.firstIndex(of: $0) ?? -1
    }
    #expect(places == places.sorted() && places[0] > 0)
    let farewell = Farewell(ending.state, hasServer: true).sentences
    #expect(farewell.contains { $0.contains("- typed") })
    #expect(farewell.contains(EditText.kept("/kept")))
  }

  @Test("the title is set once it has ended, the last one only; notices are not late")
  func postponed() {
    var app = AppDriver.open()
    app.change { $0.isTerminalFocused = false }
    let deeds = { (effects: [Effect]) in
      var state = app.state
      _ = state.perform(.openEditor)
      return LoopStage().perform(effects, in: state)
    }
    #expect(deeds([.setTitle("a"), .notify("b"), .copyThroughTerminal("c"), .setTitle("d")]) == [])
    #expect(deeds([.server(.warmStop)]) == [.network(.warmStop)])
  }
}
