import QukaChat
import QukaText
import QukaWire

/// The window in which something of a message is chosen, to be copied or written to a file.
package struct CopyWindow: Equatable, Sendable {
  let message: Entry.ID
  /// Where it stands among the messages that were there when the window opened, from 1.
  let place: Int
  let messages: Int
  let choices: [CopyChoice]
  /// Those of the longest choice.
  let mostLines: Int
  /// The answer goes on where nobody looked for code.
  let isCut: Bool
  /// It was still being written when the window opened.
  let isGrowing: Bool
  private(set) var selected = 0

  init(
    message: Entry.ID, place: Int, messages: Int, choices: [CopyChoice], isCut: Bool,
    isGrowing: Bool
  ) {
    self.message = message
    self.place = place
    self.messages = messages
    self.choices = choices
    self.isCut = isCut
    self.isGrowing = isGrowing
    mostLines = choices.map(\.lines).max() ?? 0
  }

  package var choice: CopyChoice? { choices.indices.contains(selected) ? choices[selected] : nil }

  mutating func choose(_ step: Int) { selected = max(0, min(choices.count - 1, selected + step)) }
}

/// Something of a message that can be taken out.
package struct CopyChoice: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case question
    case answer
    /// The answer without the marks of Markdown.
    case plainAnswer
    case code(number: Int, language: String)
    case table(number: Int, columns: Int, rows: Int)
    case thinking
    case toolResult(name: String)
    case toolArguments(name: String)
  }

  let kind: Kind
  /// What is copied: the source, in which nothing controls a terminal.
  package let text: String
  /// How many lines it has.
  let lines: Int

  init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = TextGate.neutralize(text)
    lines = CopyText.lines(in: self.text)
  }
}

extension CopyChoice {
  /// What a message offers: all of it first.
  ///
  /// - Parameter limit: bytes of an answer that are searched for code and tables.
  static func all(in entry: Entry, limit: Int) -> [CopyChoice] {
    switch entry.content {
    case .question(let question):
      return question.text.isEmpty ? [] : [CopyChoice(.question, question.text)]
    case .answer(let answer):
      let text = answer.text.answer
      var choices = text.isEmpty ? [] : [CopyChoice(.answer, text)]
      choices += plain(text, limit) + parts(of: text, limit)
      if !answer.text.thinking.isEmpty {
        choices.append(CopyChoice(.thinking, answer.text.thinking))
      }
      return choices
    case .tool(let call):
      return [
        CopyChoice(.toolResult(name: call.name), call.content),
        CopyChoice(.toolArguments(name: call.name), call.arguments),
      ].filter { !$0.text.isEmpty }
    case .mark: return []
    }
  }

  /// Nothing where it would be the same, and where it would take long.
  private static func plain(_ text: String, _ limit: Int) -> [CopyChoice] {
    guard text.utf8.count <= limit else { return [] }
    let plain = PlainText.of(text.utf8)
    return plain.isEmpty || plain == text ? [] : [CopyChoice(.plainAnswer, plain)]
  }

  private static func parts(of text: String, _ limit: Int) -> [CopyChoice] {
    var (codes, tables) = (0, 0)
    return MarkdownPart.all(in: text.utf8.prefix(limit)).map { part in
      switch part {
      case .code(let language, let text):
        codes += 1
        return CopyChoice(.code(number: codes, language: language), text)
      case .table(let table):
        tables += 1
        let kind = Kind.table(
          number: tables, columns: table.header.count, rows: table.rows.count)
        return CopyChoice(kind, table.tabbed)
      }
    }
  }
}

extension Entry {
  /// Something of it can be copied.
  var isCopyable: Bool {
    switch content {
    case .question(let question): !question.text.isEmpty
    case .answer(let answer): !answer.text.answer.isEmpty || !answer.text.thinking.isEmpty
    case .tool(let call): !call.content.isEmpty || !call.arguments.isEmpty
    case .mark: false
    }
  }
}
