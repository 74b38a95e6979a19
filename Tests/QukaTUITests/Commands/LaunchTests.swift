import ArgumentParser
import QukaClient
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("What the command line asks for")
struct LaunchTests {
  private static func launch(_ address: String) throws -> Launch {
    Launch(
      backend: .server(try ServerConfiguration(baseURL: address, token: "t")), space: nil)
  }

  @Test("a token that would cross a network in clear is warned of, in the header too")
  func unencrypted() throws {
    let launch = try Self.launch("http://quka.example")
    #expect(launch.place == .server("quka.example", warnings: [.unencrypted]))
    let warning = try #require(launch.warning)
    #expect(warning.contains("not encrypted") && warning.contains("https://"))
  }

  @Test(
    "nothing is said where nobody listens in",
    arguments: ["https://quka.example", "http://127.0.0.1:33033", "http://localhost"])
  func quiet(address: String) throws {
    let launch = try Self.launch(address)
    #expect(launch.warning == nil)
    #expect(!launch.place.words.contains("unencrypted"))
  }

  @Test("a proxy elsewhere is told, because even for this machine's server it hears the token")
  func proxied() throws {
    let configuration = try ServerConfiguration(
      baseURL: "http://127.0.0.1:33033", token: "t", proxy: Proxy(host: "proxy.example", port: 1))
    let launch = Launch(backend: .server(configuration), space: nil)
    #expect(launch.place == .server("127.0.0.1:33033", warnings: [.unencrypted]))
    let warning = try #require(launch.warning)
    #expect(warning.contains("127.0.0.1 through the proxy proxy.example is not encrypted"))
  }

  @Test("knowledge is on against a server unless it is refused, and off in the demo")
  func knowledge() throws {
    var launch = try Self.launch("https://quka.example")
    #expect(launch.toggles.on == [.knowledge])
    launch.refusesKnowledge = true
    #expect(launch.toggles.on.isEmpty)
    #expect(Launch(backend: .demo, space: nil).toggles.on.isEmpty)
  }

  @Test(
    "what is selected is copied at once, unless the command line or else QUKA_NO_COPY_ON_SELECT says no"
  )
  func copyOnSelect() {
    for (option, value, isOn) in [
      (nil, nil, true), (nil, "1", false), (nil, "0", true), (true, "1", true), (false, nil, false),
    ] as [(Bool?, String?, Bool)] {
      let environment = value.map { ["QUKA_NO_COPY_ON_SELECT": $0] } ?? [:]
      #expect(ChatOptions.copiesOnSelect(option: option, environment) == isOn)
    }
  }

  @Test(
    "the mouse: the command line counts, then QUKA_NO_MOUSE, then QUKA_MOUSE, then the terminal",
    arguments: [
      (nil, [:], nil), (true, [:], true), (false, [:], false),
      (nil, ["QUKA_MOUSE": "1"], true), (nil, ["QUKA_MOUSE": "0"], false),
      (nil, ["QUKA_MOUSE": ""], nil),
      (nil, ["QUKA_NO_MOUSE": "1"], false), (nil, ["QUKA_NO_MOUSE": "0"], nil),
      (nil, ["QUKA_NO_MOUSE": "1", "QUKA_MOUSE": "1"], false),
      (true, ["QUKA_NO_MOUSE": "1"], true), (false, ["QUKA_MOUSE": "1"], false),
    ] as [(Bool?, [String: String], Bool?)])
  func mouse(_ option: Bool?, _ environment: [String: String], _ wanted: Bool?) {
    #expect(ChatOptions.mouse(option: option, environment) == wanted)
  }

  @Test("the demo has neither a warning nor a proxy")
  func demo() {
    let launch = Launch(backend: .demo, space: nil)
    #expect(launch.warning == nil && launch.place == .demo)
  }

  /// The origin that the command line and the environment ask for.
  private static func origin(
    _ arguments: [String], _ variables: [String: String] = [:]
  ) throws -> String? {
    let options = try ChatOptions.parse(["--server", "https://quka.example:8443"] + arguments)
    let environment = variables.merging(["QUKA_TOKEN": "t"]) { $1 }
    guard case .server(let configuration) = try options.launch(environment).backend else {
      return nil
    }
    return configuration.origin?.description
  }

  @Test("the origin is the server's own unless the option or, after it, the variable names another")
  func origins() throws {
    #expect(try Self.origin([]) == "https://quka.example:8443")
    #expect(try Self.origin(["--origin", "https://a.example:443"]) == "https://a.example")
    #expect(try Self.origin(["--origin", "none"]) == nil)
    #expect(try Self.origin([], ["QUKA_ORIGIN": "http://b.example"]) == "http://b.example")
    #expect(try Self.origin([], ["QUKA_ORIGIN": ""]) == "https://quka.example:8443")
    #expect(
      try Self.origin(["--origin", "http://a.example"], ["QUKA_ORIGIN": "none"])
        == "http://a.example")
    #expect(throws: LaunchProblem.self) { try Self.origin(["--origin", "https://a.example/path"]) }
    #expect(throws: (any Error).self) {
      try ChatOptions.parse(["--mock", "--origin", "https://a.example"])
    }
  }
}
