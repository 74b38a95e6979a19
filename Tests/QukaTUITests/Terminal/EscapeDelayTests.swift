import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("Escape delay")
struct EscapeDelayTests {
  @Test(
    "the wait depends on what lies between the keyboard and us",
    arguments: [
      ([:], 2), (["TERM": "xterm-256color"], 2), (["TMUX": "/tmp/x,1,0"], 5), (["STY": "1.x"], 5),
      (["TMUX": ""], 2), (["TERM": "screen-256color"], 5), (["TERM": "tmux-256color"], 5),
      (["SSH_CONNECTION": "::1 1 ::1 22"], 50),
      (["SSH_CONNECTION": "::1 1 ::1 22", "TERM": "tmux-256color"], 50),
      (["SSH_CONNECTION": "::1 1 ::1 22", "TMUX": "/tmp/x,1,0"], 5),
    ])
  func table(_ environment: [String: String], _ milliseconds: Int) {
    let delay = EscapeDelay.choose(environment: environment, kitty: false)
    #expect(delay == .milliseconds(milliseconds))
  }

  @Test("with the kitty keyboard Esc needs no wait")
  func kitty() {
    #expect(EscapeDelay.choose(environment: [:], kitty: true) == .zero)
    #expect(EscapeDelay.choose(environment: ["TMUX": "/tmp/x"], kitty: true) == .zero)
  }

  @Test("with the kitty keyboard over SSH a lone ESC is the start of a torn sequence")
  func kittyRemote() {
    let environment = ["SSH_CONNECTION": "::1 1 ::1 22"]
    let delay = EscapeDelay.choose(environment: environment, kitty: true)
    var decoder = KeyDecoder(.init(escapeDelay: delay))
    #expect(decoder.receive("\u{1B}[27u".utf8, at: .zero) == [.key(.escape)])
    _ = decoder.receive([0x1B], at: .zero)
    #expect(decoder.receive("[A".utf8, at: .milliseconds(40)) == [.key(Key(.up))])
  }

  @Test("the user's ESCDELAY wins, unless it is nonsense")
  func ownDelay() {
    let remote = ["SSH_CONNECTION": "x"]
    let delay = { (text: String, kitty: Bool) in
      EscapeDelay.choose(environment: remote.merging(["ESCDELAY": text]) { $1 }, kitty: kitty)
    }
    #expect(delay("7", false) == .milliseconds(7))
    #expect(delay("7", true) == .milliseconds(7))
    #expect(delay("0", false) == .zero)
    #expect(delay("99999999", false) == .seconds(1))
    #expect(delay("-3", false) == .milliseconds(50))
    #expect(delay("soon", false) == .milliseconds(50))
  }
}
