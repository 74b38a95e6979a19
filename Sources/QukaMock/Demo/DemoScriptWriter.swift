/// Puts the demonstration's texts into steps.
struct DemoScriptWriter {
  private(set) var script = Script([])

  /// Text, after visible thinking if there is any.
  mutating func answer(_ text: String, thinking: [String] = []) {
    // The server writes newlines inside thinking as `</br>` (docs/protocol.md §6.4).
    let thought =
      thinking.isEmpty ? "" : "<think>\(thinking.joined(separator: "</br></br>"))</think>"
    script.steps += [
      .wait(.milliseconds(300)), .providerAnswered("answer"), .wait(.milliseconds(150)),
      .begin("answer"), .stream("answer", thought + text), .done("answer"),
    ]
  }

  /// A round that only calls a tool, then a round with the answer.
  mutating func search(_ text: DemoText, answer: String) {
    callTool(arguments: text.toolQuery, result: text.toolResult)
    self.answer(answer)
  }

  /// All that there is, thinking and a tool call included.
  mutating func gallery() {
    callTool(arguments: DemoGallery.tool.query, result: DemoGallery.tool.result)
    answer(DemoGallery.text, thinking: DemoGallery.thinking)
  }

  private mutating func callTool(arguments: String, result: String) {
    script.steps += [
      .wait(.milliseconds(500)), .unusedRound("call"),
      .beginTool("tool", name: "SearchUserKnowledges"), .wait(.milliseconds(1600)),
      .finishTool("tool", arguments: arguments, content: result),
    ]
  }

  /// Text that breaks off.
  mutating func fail(after text: String) {
    script.steps += [
      .wait(.milliseconds(450)), .begin("answer"), .stream("answer", text),
      .wait(.milliseconds(400)), .failed("answer"),
    ]
  }

  /// Text at about five tokens a second, whatever the server's pace.
  mutating func drip(_ text: String) {
    script.steps += [.wait(.milliseconds(450)), .begin("answer")]
    for token in Tokens.split(text) {
      script.steps += [.delta("answer", token), .wait(.milliseconds(200))]
    }
    script.steps.append(.done("answer"))
  }
}
