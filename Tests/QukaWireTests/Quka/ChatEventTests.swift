import QukaWire
import Testing

@Suite("Chat events")
struct ChatEventTests {
  private func event(_ json: String) throws -> ChatEvent {
    ChatEvent(publication: try JSONValue(parsing: json))
  }

  @Test("the type may be a number or a string", arguments: ["2", "\"2\""])
  func typeForms(type: String) throws {
    let event = try event(
      #"{"data":{"message_id":"m","message":"hi","start_at":3,"complete":3},"#
        + #""subject":"on_message","type":\#(type)}"#
    )
    #expect(event == .delta(MessageID("m"), text: "hi", startAt: 3, progress: .generating))
  }

  @Test("ids may be numbers and keep every digit")
  func numericIDs() throws {
    let event = try event(
      #"{"data":{"message_id":9007199254740993,"session_id":1131025869012340737,"message":"#
        + #"{"text":""},"role":2,"complete":2},"subject":"on_message_init","type":1}"#
    )
    guard case .messageStarted(let message) = event else {
      Issue.record("not an INIT: \(event)")
      return
    }
    #expect(message.id == MessageID("9007199254740993"))
    #expect(message.session == SessionID("1131025869012340737"))
  }

  @Test("an INIT's message may be an object or a string, and members may be missing")
  func initForms() throws {
    let object = try event(
      #"{"data":{"message_id":"m","session_id":"s","sequence":2,"send_time":9,"role":2,"#
        + #""complete":2,"message_type":1,"message":{"text":"x"},"attach":null},"type":"1"}"#
    )
    #expect(
      object
        == .messageStarted(
          Message(
            id: MessageID("m"), session: SessionID("s"), sequence: 2, sentAt: 9, role: .assistant,
            progress: .uncompleted, text: "x"
          )
        )
    )
    let bare = try event(#"{"data":{"message_id":"m","message":"x"},"type":"1"}"#)
    #expect(
      bare
        == .messageStarted(
          Message(
            id: MessageID("m"), session: SessionID(""), sequence: 0, sentAt: 0, role: .unknown,
            progress: .unknown, text: "x"
          )
        )
    )
  }

  @Test("a failure tells whether it carried a message")
  func failures() throws {
    #expect(
      try event(#"{"data":{"message_id":"m","start_at":5,"complete":4},"type":"4"}"#)
        == .failed(MessageID("m"), length: 5, message: nil)
    )
    #expect(
      try event(#"{"data":{"message_id":"m","message":"Sorry, I'm wrong"},"type":"4"}"#)
        == .failed(MessageID("m"), length: 0, message: "Sorry, I'm wrong")
    )
  }

  @Test("an end says how it ended, also in numbers of the future")
  func endings() throws {
    #expect(
      try event(#"{"data":{"message_id":"m","start_at":7,"complete":5},"type":"3"}"#)
        == .done(MessageID("m"), length: 7, progress: .canceled)
    )
    #expect(
      try event(#"{"data":{"message_id":"m","start_at":-1,"complete":99},"type":"3"}"#)
        == .done(MessageID("m"), length: 0, progress: .unknown)
    )
  }

  @Test(
    "what is not understood is reported as unknown and never fails",
    arguments: [
      (#"{"subject":"stage_changed","type":"400","data":{}}"#, "stage_changed", "400"),
      (#"{"subject":"session_rename","type":"others","data":{}}"#, "session_rename", "others"),
      (#"{"subject":"on_message","type":"9","data":{"message_id":"m"}}"#, "on_message", "9"),
      (#"{"subject":"on_message","type":"2","data":{"message":"no id"}}"#, "on_message", "2"),
      (#"{"subject":"on_message","type":"6","data":{"message_id":"m"}}"#, "on_message", "6"),
      (#"{"subject":"on_message","type":"2","data":[]}"#, "on_message", "2"),
      (#"{"session_id":"s","timestamp":1}"#, "", ""),
      ("null", "", ""),
      ("[]", "", ""),
    ]
  )
  func unknowns(json: String, subject: String, type: String) throws {
    #expect(try event(json) == .unknown(subject: subject, type: type))
  }
}
