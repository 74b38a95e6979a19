import ArgumentParser
import Testing

@testable import QukaScreen
@testable import QukaTUI
@testable import QukaText

@Suite("The look as the environment wants it") struct LookOptionsTests {
  @Test(
    "a locale of another character set is drawn in ASCII, unless the person wants it otherwise",
    arguments: [
      (["LANG": "de_DE.ISO-8859-1"], true), (["LANG": "de_DE.UTF-8"], false),
      (["LANG": "C"], false), ([:], false), (["LANG": "C.utf8", "LC_ALL": "ja_JP.EUC-JP"], true),
      (["LANG": "ja_JP.EUC-JP", "QUKA_ASCII": "0"], false), (["QUKA_ASCII": "1"], true),
      (["LC_ALL": "", "LANG": "ru_RU.KOI8-R@x"], true), (["LC_ALL": "POSIX"], false),
      (["LANG": "de_DE.ISO-8859-1", "QUKA_ASCII": ""], true),
    ] as [([String: String], Bool)])
  func locale(environment: [String: String], isASCII: Bool) {
    #expect(LookOptions(environment).isASCII == isASCII)
  }

  @Test(
    "the environment may say it; what it may not say is not heard",
    arguments: [
      (nil, .auto), ("2", .wide), ("1", .narrow), ("auto", .auto), ("x", .auto), ("", .auto),
    ]
      as [(String?, AmbiguousWidth)])
  func setting(_ value: String?, _ width: AmbiguousWidth) {
    var environment: [String: String] = [:]
    environment["QUKA_AMBIGUOUS_WIDTH"] = value
    #expect(LookOptions(environment).ambiguousWidth == width)
  }

  @Test("what stays after leaving is said by the option, or else the environment")
  func onExit() throws {
    func choice(_ arguments: [String], _ environment: [String: String]) throws -> OnExit {
      try ChatOptions.parse(["--mock"] + arguments).launch(environment).look.onExit
    }
    #expect(try choice([], [:]) == .hint)
    #expect(try choice([], ["QUKA_ON_EXIT": "chat"]) == .chat)
    #expect(try choice([], ["QUKA_ON_EXIT": "x"]) == .hint)
    #expect(try choice(["--on-exit", "nothing"], ["QUKA_ON_EXIT": "chat"]) == .nothing)
    #expect(throws: (any Error).self) { try choice(["--on-exit", "all"], [:]) }
  }
}
