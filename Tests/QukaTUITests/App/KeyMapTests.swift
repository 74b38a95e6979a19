import FoundationEssentials
import QukaWire
import Testing

@testable import QukaTUI

@Suite("The key table") struct KeyMapTests {
  @Test("no key means two things in one context")
  func unique() {
    var seen: Set<String> = []
    for binding in KeyMap.bindings {
      for key in binding.keys {
        #expect(seen.insert("\(binding.context) \(key)").inserted, "\(binding.context) \(key)")
      }
    }
  }

  @Test("whatever has a label has an explanation, and the other way round")
  func explained() {
    for binding in KeyMap.bindings {
      #expect(binding.label.isEmpty == binding.explanation.isEmpty, "\(binding)")
      #expect(!binding.keys.isEmpty)
    }
  }

  @Test("Esc and Ctrl-C mean the same everywhere")
  func stopKeys() {
    for binding in KeyMap.bindings where binding.context != .global {
      #expect(!binding.keys.contains(.escape) && !binding.keys.contains(.control("c")))
    }
    for context in [
      KeyContext.composer, .list, .transcript, .help, .confirmation, .browse, .query, .palette,
      .links, .themes,
    ] {
      #expect(KeyMap.command(for: .escape, in: [context, .global]) == .escape)
    }
  }

  @Test("a character alone is nobody's key: it is text, wherever it is typed")
  func typing() {
    for binding in KeyMap.bindings {
      for key in binding.keys {
        guard case .character = key.code else { continue }
        #expect(!key.modifiers.isSubset(of: .shift), "\(key)")
      }
    }
  }

  @Test("the README names every key that counts everywhere or in the input")
  func readme() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let text = String(
      decoding: try Data(contentsOf: URL(filePath: root + "/README.md")), as: UTF8.self)
    let keys = try #require(text.split(separator: "\n## ").first { $0.hasPrefix("Keys") })
    let words = Set(keys.split { !$0.isLetter && !$0.isNumber && $0 != "-" })
    for binding in KeyMap.bindings where [.global, .composer].contains(binding.context) {
      for key in binding.label.split(separator: " ") { #expect(words.contains(key), "\(key)") }
    }
  }

  @Test("every hint names a key of the table")
  func hints() {
    let labels = KeyMap.bindings.map(\.label).joined(separator: " ").split(separator: " ").map(
      String.init)
    var app = AppDriver.streaming()
    app.type("x")
    app.change { $0.conversations[$0.current]?.viewport.scrollToStart() }
    for focus in [AppState.Focus.composer, .list, .transcript] {
      app.change { $0.focus = focus }
      let hints = HintView.hints(app.state)
      #expect(hints.first == HintView.Hint(key: "Esc", text: "stop"))
      for word in hints.flatMap({ $0.key.split(separator: " ") }) {
        #expect(labels.contains(String(word)), "\(word)")
      }
    }
  }

  @Test("the hint for Esc is there exactly when Esc does something")
  func escapeHint() {
    var app = AppDriver.streaming()
    #expect(HintView.hints(app.state).first?.text == "stop")
    app.escape()
    #expect(!HintView.hints(app.state).contains { $0.key == "Esc" })
    app.chat(.stopped("A"))
    #expect(!HintView.hints(app.state).contains { $0.key == "Esc" })
    app.press(Key(.function(1)))
    #expect(HintView.hints(app.state).first == HintView.Hint(key: "Esc", text: "close"))
  }
}
