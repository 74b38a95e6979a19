import Testing

@testable import QukaWire

@Suite("Percent-encoding") struct PercentEncodingTests {
  @Test("what was encoded is decoded again, and only unreserved characters stay")
  func roundTrip() {
    let text = "a-Z0._~ /?#[]%25é漢🐨\u{0}\u{7F}"
    let encoded = PercentEncoding.encoded(text)
    #expect(
      encoded == "a-Z0._~%20%2F%3F%23%5B%5D%2525%C3%A9%E6%BC%A2%F0%9F%90%A8%00%7F")
    #expect(PercentEncoding.isWhole(encoded))
    #expect(String(decoding: PercentEncoding.decoded(encoded), as: UTF8.self) == text)
  }

  @Test(
    "a broken escape stands for itself",
    arguments: [
      ("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%+5", "%+5"), ("%-1", "%-1"), ("%４1", "%４1"),
      ("%%41", "%A"), ("%4%41", "%4A"),
    ])
  func broken(_ text: String, _ decoded: String) {
    #expect(!PercentEncoding.isWhole(text))
    #expect(String(decoding: PercentEncoding.decoded(text), as: UTF8.self) == decoded)
  }

  @Test("every byte has its escape, in small letters too")
  func everyByte() {
    for byte in UInt8.min...UInt8.max {
      let digits = (byte < 16 ? "0" : "") + String(byte, radix: 16)
      for escape in ["%\(digits)", "%\(digits.uppercased())"] {
        #expect(PercentEncoding.isWhole(escape))
        #expect(PercentEncoding.decoded(escape) == [byte])
      }
    }
  }
}
