import QukaWire
import Testing

@Suite("JSON parser")
struct JSONParserTests {
  @Test("values of every kind are read")
  func kinds() throws {
    let value = try JSONValue(parsing: #" {"a":[1,true,false,null,"x",{}],"b":-0.5e+3} "#)
    #expect(value == ["a": [1, true, false, .null, "x", [:]], "b": .number("-0.5e+3")])
  }

  @Test("a 64-bit number keeps all its digits")
  func bigNumbers() throws {
    let value = try JSONValue(parsing: #"{"id":9223372036854775807,"text":"1131025869012340737"}"#)
    #expect(value["id"]?.text == "9223372036854775807")
    #expect(value["id"]?.integer == 1 << 62)
    #expect(value["text"]?.integer == 1_131_025_869_012_340_737)
    #expect(try JSONValue(parsing: "9223372036854775808").integer == nil)
  }

  @Test(
    "escapes become their characters",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
      (#""\u003cthink\u003E \u00e9\u4f60""#, "<think> é你"),
      (#""\ud83d\ude42 x""#, "🙂 x"),
      (#""\ud83d""#, "\u{FFFD}"),
      (#""\ud83d\u0041""#, "\u{FFFD}A"),
      (#""\ude42\ud83d\ude42""#, "\u{FFFD}🙂"),
      (#""你好 👩‍👩‍👧‍👦""#, "你好 👩‍👩‍👧‍👦"),
    ]
  )
  func escapes(json: String, text: String) throws {
    #expect(try JSONValue(parsing: json) == .string(text))
  }

  @Test(
    "what is not JSON is refused at its byte",
    arguments: [
      ("", JSONError(.unexpectedEnd, at: 0)),
      ("{", JSONError(.unexpectedEnd, at: 1)),
      ("[1,]", JSONError(.unexpectedByte, at: 3)),
      ("{\"a\" 1}", JSONError(.unexpectedByte, at: 5)),
      ("{a:1}", JSONError(.unexpectedByte, at: 1)),
      ("nul", JSONError(.unexpectedEnd, at: 3)),
      ("trux", JSONError(.unexpectedByte, at: 3)),
      ("01", JSONError(.trailingBytes, at: 1)),
      ("1.", JSONError(.badNumber, at: 2)),
      ("-", JSONError(.badNumber, at: 1)),
      ("1e", JSONError(.badNumber, at: 2)),
      ("\"\\x\"", JSONError(.badEscape, at: 2)),
      ("\"\\u12g4\"", JSONError(.badEscape, at: 5)),
      ("\"a\nb\"", JSONError(.controlCharacter, at: 2)),
      ("\"abc", JSONError(.unexpectedEnd, at: 4)),
      ("1 2", JSONError(.trailingBytes, at: 2)),
      ("<html>", JSONError(.unexpectedByte, at: 0)),
    ]
  )
  func refusals(json: String, error: JSONError) {
    #expect(throws: error) { try JSONValue(parsing: json) }
  }

  @Test("nesting is limited, not recursed into until the stack ends")
  func depth() throws {
    let fine = String(repeating: "[", count: 127) + String(repeating: "]", count: 127)
    _ = try JSONValue(parsing: fine)
    #expect(throws: JSONError(.tooDeep, at: 128)) {
      try JSONValue(parsing: String(repeating: "[", count: 1_000_000))
    }
  }

  @Test("the number of values is limited, whatever holds them")
  func values() throws {
    let most = Limits.jsonValues
    func list(_ count: Int) -> String { "[" + String(repeating: "0,", count: count - 1) + "0]" }
    #expect(try JSONValue(parsing: list(most - 1)).list?.count == most - 1)
    #expect(throws: JSONError(.tooManyValues, at: 2 * most - 1)) {
      try JSONValue(parsing: list(most))
    }
    let member = "\"\":[],"
    #expect(throws: JSONError(.tooManyValues, at: 1 + member.utf8.count * (most - 1) + 3)) {
      try JSONValue(parsing: "{" + String(repeating: member, count: most) + "}")
    }
  }

  @Test("the last of two members with one name counts")
  func repeatedNames() throws {
    #expect(try JSONValue(parsing: #"{"a":1,"a":2}"#)["a"]?.integer == 2)
  }

  @Test("invalid UTF-8 becomes U+FFFD")
  func invalidUTF8() throws {
    let value = try JSONValue(parsing: [0x22, 0x61, 0xFF, 0x62, 0x22])
    #expect(value == .string("a\u{FFFD}b"))
  }

  @Test("null is an empty list, a string is none")
  func lists() {
    #expect(JSONValue.null.list == [])
    #expect(JSONValue.array([1]).list == [1])
    #expect(JSONValue.string("x").list == nil)
  }

  @Test("encoding is one line and reads back as the same value")
  func encoding() throws {
    let value: JSONValue = [
      "text": "line\nnext \"quoted\" \\ \t \u{1} 🙂", "list": [1, .null, true], "object": [:],
    ]
    #expect(!value.encoded.utf8.contains(UInt8(ascii: "\n")))
    #expect(try JSONValue(parsing: value.encoded) == value)
    #expect(JSONValue.string("\u{1}\u{1f}").encoded == #""\u0001\u001f""#)
  }
}
