/// The offline demonstration's assistant: prepared answers, shaped by what the person typed.
///
/// What a question was sent with does not shape them: they are made to be looked at, and a person who has
/// turned knowledge on wants to see the same table as before.
public struct DemoAssistant: Assistant {
  /// How many characters of a question are looked at: no wish comes later, and a question can have
  /// megabytes.
  private static let maxCharacters = 2_000

  public init() {}

  public func script(for question: Question) -> Script {
    var question = question
    question.text = String(question.text.prefix(Self.maxCharacters))
    let isChinese = question.text.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value }
    let text = isChinese ? DemoText.chinese : DemoText.english
    let intent = DemoIntent(question.text)
    var writer = DemoScriptWriter()
    switch intent {
    case .think: writer.answer(text.afterThinking, thinking: text.thinking)
    case .tool: writer.search(text, answer: text.afterTool)
    case .fail: writer.fail(after: text.failing)
    case .slow: writer.drip(text.general[0])
    case .gallery: writer.gallery()
    case .help, .long, .greeting, .about, .table, .list, .poem, .quote, .emoji, .story, .code,
      .general:
      writer.answer(answer(to: question, intent, text, isChinese: isChinese))
    }
    return writer.script
  }

  private func answer(
    to question: Question,
    _ intent: DemoIntent,
    _ text: DemoText,
    isChinese: Bool
  ) -> String {
    let story = isChinese ? DemoStory.chinese : DemoStory.english
    switch intent {
    case .help: return text.help
    case .greeting: return text.greeting
    case .about: return text.about
    case .table: return text.table
    case .list: return text.list
    case .poem: return text.poem
    case .quote: return text.quote
    case .emoji: return text.emoji
    case .story: return story
    case .code(let sample): return code(sample, text)
    case .long:
      let codes = DemoCode.samples.map(\.markdown).joined(separator: "\n\n")
      return [text.help, text.table, story, text.list, codes, text.poem, text.emoji, text.quote]
        .joined(separator: "\n\n---\n\n")
    case .general, .slow, .think, .tool, .fail, .gallery:
      return text.general[question.index % text.general.count]
    }
  }

  private func code(_ index: Int, _ text: DemoText) -> String {
    let sample = DemoCode.samples[index].markdown
    return "\(text.codeIntroduction)\n\n\(sample)\n\n\(text.codeClosing)"
  }
}
