import QukaChat
import QukaWire

@testable import QukaScreen

extension Conversation {
  /// The transcript in short: who, what, and the state where it is not the usual one.
  package var summary: [String] {
    entries.map { entry in
      switch entry.content {
      case .question(let question):
        switch question.state {
        case .sending: "? \(question.text) (sending)"
        case .sent: "? \(question.text)"
        case .failed: "? \(question.text) (failed)"
        }
      case .answer(let answer):
        answer.state == .completed ? answer.text.answer : "\(answer.text.answer) (\(answer.state))"
      case .tool(let tool): "tool \(tool.name) (\(tool.state))"
      case .mark(let mark): "-- \(MarkText.text(mark, inFull: true))"
      }
    }
  }
}
