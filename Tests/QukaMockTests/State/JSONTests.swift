import Testing

@testable import QukaMock

@Suite("JSON as Go writes it")
struct JSONTests {
  @Test("members keep their order and there are no spaces")
  func order() {
    let value: JSON = ["b": 1, "a": [true, .null, "x"], "c": [:]]
    #expect(value.encoded == #"{"b":1,"a":[true,null,"x"],"c":{}}"#)
  }

  @Test("angle brackets, ampersands and line separators are escaped, other Unicode is raw")
  func escaping() {
    let text: JSON = "<b>&\u{2028}\u{2029} 你好 👩‍🚀 é"
    #expect(text.encoded == #""\u003cb\u003e\u0026\u2028\u2029 你好 👩‍🚀 é""#)
  }

  @Test("quotes, backslashes and control characters are escaped")
  func controls() {
    let text: JSON = "\"\\\n\r\t\u{8}\u{C}\u{1}\u{1F}\u{7F}"
    #expect(text.encoded == "\"\\\"\\\\\\n\\r\\t\\b\\f\\u0001\\u001f\u{7F}\"")
  }

  @Test("what was written can be read")
  func roundTrip() {
    let value: JSON = [
      "s": "a\"<\n你", "n": -7, "d": .number(1.5), "b": false, "z": .null, "l": [1],
    ]
    let read = JSON(decoding: value.encoded.utf8)
    for name in ["s", "n", "d", "b", "z", "l"] { #expect(read?[name] == value[name]) }
  }

  @Test(
    "text that is not one JSON value is refused",
    arguments: [
      "", " ", "{", "{} x", "{'a':1}", "[1,]", "[,1]", #"{"a"}"#, #"{"a":1,}"#, "01", "1.", "-",
      "1e", "+1", "tru", "nul", "\"a", #""\x""#, #""\u12G4""#, "\"\n\"", "NaN",
      String(repeating: "[", count: 5000),
    ]
  )
  func invalid(text: String) {
    #expect(JSON(decoding: text.utf8) == nil)
  }

  @Test("bytes that are not UTF-8 are refused inside strings")
  func invalidUTF8() {
    #expect(JSON(decoding: [0x22, 0xFF, 0x22] as [UInt8]) == nil)
  }

  @Test("everything that RFC 8259 allows is read")
  func valid() {
    #expect(
      JSON(decoding: " [ 1 , -0.5e+2,0 ,true,false,null ] ".utf8)?.encoded
        == "[1,-50.0,0,true,false,null]")
    #expect(JSON(decoding: #""\u4f60\ud83d\ude42\n\/\"\ud800x""#.utf8) == "你🙂\n/\"\u{FFFD}x")
    #expect(JSON(decoding: "9223372036854775808".utf8) == .number(9_223_372_036_854_775_808))
    #expect(JSON(decoding: #"{"a":1,"a":2}"#.utf8)?["a"] == 2)
  }
}
