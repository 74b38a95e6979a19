import QukaChatTestSupport
import QukaWire
import Testing

@testable import QukaChat

@Suite("A chat as it leaves the program") struct ExportedChatTests {
  private func exported(_ contents: [Entry.Content]) -> [ExportedChat.Message] {
    var conversation = Conversation()
    for content in contents { _ = conversation.transcript.append(content) }
    return ExportedChat(conversation, title: "", session: nil, isWhole: true).messages
  }

  private func answer(_ text: String, _ state: Answer.State = .completed) -> Answer {
    var answer = Answer()
    answer.text = AnswerText(whole: text)
    answer.state = state
    return answer
  }

  @Test("messages have their texts, thoughts, calls and files, and no address")
  func contents() {
    let address = "https://files.example/a/b/quokka.png?X-Amz-Signature=secret"
    let file = Attachment(.picture, name: "quokka.png")
    let messages = exported([
      .question(Question(text: "Why?", state: .sent, attachments: [file])),
      .answer(answer("<think>hm</think>Because")),
      .tool(ToolCall(name: "find", arguments: "{}", content: "1", state: .failed)),
    ])
    #expect(
      messages.map(\.content) == [
        .question("Why?", [file]), .answer("Because", thinking: "hm"),
        .tool(name: "find", arguments: "{}", result: "1"),
      ])
    #expect(messages.map(\.state) == [.complete, .complete, .failed])
    #expect(!"\(messages)".contains("secret") && !address.isEmpty)
  }

  @Test(
    "the line below an answer is what became of it",
    arguments: [
      (TurnMark.stopped(characters: 3, after: nil), ExportedChat.Message.State.stopped),
      (.finished, .complete), (.notConfirmed(nil), .unconfirmed), (.failed(nil), .failed),
      (.interrupted, .interrupted), (.incomplete, .incomplete),
    ])
  func marks(mark: TurnMark, state: ExportedChat.Message.State) {
    let messages = exported([.answer(answer("abc", .open)), .mark(mark)])
    #expect(messages.map(\.state) == [state])
  }

  @Test("what is still written is exported as that")
  func running() {
    #expect(exported([.answer(answer("abc", .open))]).map(\.state) == [.running])
    #expect(exported([.mark(.finished)]).isEmpty)
  }
}
