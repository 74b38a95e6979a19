import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// What the decoder makes of bytes, taken as the program takes it.
@Suite("Key decoder and program") struct KeyDecoderAppTests {
  @Test(
    "a report that a slow link tears behind its introducer neither stops nor is typed as a whole")
  func tornWheel() {
    var decoder = KeyDecoder()
    var app = AppDriver.streaming()
    var inputs = decoder.receive("\u{1B}[".utf8, at: .zero)
    inputs += decoder.expire(at: Instant(nanoseconds: 150_000_000))
    inputs += decoder.receive("<64;10;5M".utf8, at: Instant(nanoseconds: 200_000_000))
    for input in inputs { app.reduce(.input(input)) }
    #expect(app.stops.isEmpty)
    #expect(app.typed == "[")
  }

  @Test(
    "Esc and the next key in one read stop, and the key does what it does",
    arguments: ["\u{3}", "\t", "\u{E}", "\u{10}", "\u{1}", "\u{8}", "\u{15}", "x", "中", "\u{1}x"])
  func chord(second: String) {
    var decoder = KeyDecoder()
    let bytes = Array(("\u{1B}" + second).utf8)
    var app = AppDriver.streaming()
    for input in decoder.receive(bytes, at: .zero) { app.reduce(.input(input)) }
    #expect(app.stops.count == 1)
    #expect(app.state.quitArmedUntil == nil)
  }
}
