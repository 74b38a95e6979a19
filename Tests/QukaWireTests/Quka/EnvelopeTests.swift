import QukaWire
import Testing

@Suite("Envelope")
struct EnvelopeTests {
  private func parsed(_ text: String) -> Envelope? { Envelope(parsing: Array(text.utf8)) }

  @Test("a success is read with its data and request id")
  func success() throws {
    let envelope = try #require(
      parsed(#"{"meta":{"code":0,"message":"","request_id":"r1"},"data":{"session_id":"7"}}"#)
    )
    #expect(envelope.code == 0)
    #expect(envelope.requestID == "r1")
    #expect(envelope.data["session_id"]?.text == "7")
  }

  @Test("a failure is read with code and message")
  func failure() throws {
    let envelope = try #require(
      parsed(#"{"meta":{"code":403,"message":"Permission denied"},"data":null}"#)
    )
    #expect(envelope.code == 403)
    #expect(envelope.message == "Permission denied")
    #expect(envelope.data == .null)
  }

  @Test("code and message may stand at the top level; meta wins")
  func aliases() throws {
    let bare = try #require(parsed(#"{"code":0,"message":"success","data":1}"#))
    #expect(bare.code == 0)
    #expect(bare.message == "success")
    let both = try #require(
      parsed(#"{"code":7,"message":"x","meta":{"code":0,"message":""},"data":1}"#)
    )
    #expect(both.code == 0)
    #expect(both.message == "")
  }

  @Test("a missing data member is null")
  func missingData() throws {
    #expect(try #require(parsed(#"{"meta":{"code":"0"}}"#)).data == .null)
  }

  @Test(
    "anything else is not the envelope",
    arguments: [
      "", "404 page not found", "<html><body>502</body></html>", "[]", "null", "{}", "\"x\"",
      #"{"data":{}}"#, #"{"meta":{}}"#, #"{"meta":{"code":null}}"#, #"{"meta":{"code":0}"#,
    ]
  )
  func foreign(text: String) {
    #expect(parsed(text) == nil)
  }
}
