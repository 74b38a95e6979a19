import Testing

@testable import QukaWire

@Suite("Files that came with a question") struct AttachmentTests {
  private static func message(_ attach: String) throws -> Message? {
    let row = #"{"meta":{"message_id":"q","role":1,"message":{"text":""},"attach":\#(attach)}}"#
    return Message(history: try JSONValue(parsing: row))
  }

  @Test(
    "the name is the last part of the address, without what signs it",
    arguments: [
      ("https://s3.example.org/b/chat/quokka.png?X-Amz-Date=2&X=a/b", "quokka.png"),
      ("https://s3.example.org/chat/a%20%F0%9F%90%A8.png#x", "a 🐨.png"),
      ("/chat/%E6%BC%A2%E5%AD%97.jpg/", "漢字.jpg"), ("plain.png", "plain.png"),
      ("a/100%.png", "100%.png"), ("a/%zz%4", "%zz%4"), ("a/%ff.png", "\u{FFFD}.png"),
      ("a/..%2F..%2Fetc", "../../etc"), ("", ""), ("///", ""), ("?x", ""),
      ("a/%1B%5D52;c;eA==%07.png", "\u{1B}]52;c;eA==\u{7}.png"),
    ])
  func names(_ address: String, _ name: String) throws {
    let message = try Self.message(#"[{"type":"image","url":"\#(address)","ai_desc":""}]"#)
    #expect(message?.attachments == [Attachment(.picture, name: name)])
  }

  @Test("whatever stands in their place, the message is read")
  func oddities() throws {
    #expect(try Self.message("null")?.attachments == [])
    #expect(try Self.message("7")?.attachments == [])
    #expect(try Self.message(#"[{}, 3]"#)?.attachments.count == 2)
    #expect(
      try Self.message(#"[{"type":"pdf","url":"x/y.pdf"}]"#)?.attachments == [
        Attachment(.file, name: "y.pdf")
      ])
    let many =
      "[" + Array(repeating: #"{"type":"image","url":"a"}"#, count: 5_000).joined(separator: ",")
      + "]"
    #expect(try Self.message(many)?.attachments.count == Limits.attachments)
    let long = String(repeating: "n", count: 100_000)
    let name = try Self.message(#"[{"type":"image","url":"\#(long)"}]"#)?.attachments.first?.name
    #expect(name?.unicodeScalars.count == Limits.nameCharacters + 1)
  }
}
