import Synchronization
import Testing

@testable import QukaMock

@Suite("The server's log") struct EventLogTests {
  @Test("holds nothing that acts on a terminal, whatever clients say, and says the same")
  func hostile() throws {
    let values = [0..<0x20, 0x7F..<0xA0, 0x2028..<0x202F, 0x2066..<0x206A].joined()
    let scalars = values.compactMap { Unicode.Scalar(UInt32($0)) }
    let text = "a漢é" + String(String.UnicodeScalarView(scalars)) + "\u{1B}]52;c;AA\u{7}"
    let line = Mutex("")
    EventLog(clock: ManualClock()) { written in line.withLock { $0 = written } }
      .write(.info, text, ["session_id": text])
    let written = line.withLock { $0 }
    #expect(
      !written.unicodeScalars.contains { scalar in
        scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
      })
    #expect(written.contains("a漢é"))
    let document = try #require(JSON(decoding: written.utf8))
    #expect(document["msg"] == .string(text))
    #expect(document["session_id"] == .string(text))
  }
}
