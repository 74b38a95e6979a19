import Testing

@testable import QukaTUI

@Suite("The variable BROWSER") struct BrowserListTests {
  private static let address = "https://a.b/?c=d&e;f$(g)%20%s:%%"

  private func commands(_ value: String?, programs: Set<String> = []) -> [[String]]? {
    BrowserList(value.map { ["BROWSER": $0] } ?? [:]) { programs.contains($0) }?
      .commands(opening: Self.address)
  }

  @Test("nothing in it is nothing", arguments: [nil, "", " ", ":", ": :\t"])
  func nothing(_ value: String?) {
    #expect(commands(value) == nil)
  }

  @Test(
    "commands are parted by colons, arguments by blanks, and the address is one argument",
    arguments: [
      ("firefox", [["firefox", address]]),
      ("firefox --new-tab:lynx", [["firefox", "--new-tab", address], ["lynx", address]]),
      (":a::b:", [["a", address], ["b", address]]),
      ("open %s  now", [["open", address, "now"]]),
      ("br --url=%s", [["br", "--url=\(address)"]]),
      ("br %s-%s", [["br", "\(address)-\(address)"]]),
      ("br %%s %%", [["br", "%s", "%", address]]),
      ("br %%%s", [["br", "%\(address)"]]),
      ("br 100% %x %", [["br", "100%", "%x", "%", address]]),
      ("br --proxy=h%c80", [["br", "--proxy=h:80", address]]),
      ("%s:br", [["br", address]]),
      ("%s", []),
      ("br '%s' $(x) `y`", [["br", "'\(address)'", "$(x)", "`y`"]]),
    ] as [(String, [[String]])])
  func words(_ value: String, _ expected: [[String]]) {
    #expect(commands(value) == expected)
  }

  @Test("a path with blanks, or a colon, is one word if it is a program's")
  func paths() {
    let chrome = "/mnt/c/Program Files/x/chrome.exe"
    let programs: Set = [chrome, "/opt/a:b/br", "/opt/50%s off/br", "/opt/my app"]
    func expect(_ value: String, _ expected: [[String]]) {
      #expect(commands(value, programs: programs) == expected)
    }
    expect(chrome, [[chrome, Self.address]])
    expect(
      "nosuch:\(chrome):lynx",
      [["nosuch", Self.address], [chrome, Self.address], ["lynx", Self.address]])
    expect("\(chrome) --tab=%s -x", [[chrome, "--tab=\(Self.address)", "-x"]])
    expect("/opt/a:b/br", [["/opt/a:b/br", Self.address]])
    expect("/opt/50%s off/br", [["/opt/50%s off/br", Self.address]])
    expect("/opt/my app /opt/my app", [["/opt/my app", "/opt/my", "app", Self.address]])
    expect("/no such/br", [["/no", "such/br", Self.address]])
    #expect(BrowserList(["BROWSER": "/bin:/tmp"])?.commands(opening: "x").count == 2)
  }
}
