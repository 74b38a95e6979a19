/// What a message asks of the demonstration.
enum DemoIntent: Equatable, Sendable {
  case help
  case slow
  case long
  case think
  case tool
  case fail
  case gallery
  case greeting
  case about
  case table
  case list
  case poem
  case quote
  case emoji
  case story
  /// The index of a sample of `DemoCode`.
  case code(Int)
  case general

  /// A command decides; else the first wish that the words contain.
  init(_ text: String) {
    let words = Self.words(of: text)
    if let first = words.first, let command = Self.commands[first] {
      self = command
    } else if let sample = Self.code(in: words, of: text) {
      self = .code(sample)
    } else {
      let lowered = text.lowercased()
      self = Self.wishes.first { $0.isMet(by: words, in: lowered) }?.intent ?? .general
    }
  }

  private static let commands: [String: DemoIntent] = [
    "/help": .help, "/slow": .slow, "/long": .long, "/think": .think, "/tool": .tool,
    "/fail": .fail, "/gallery": .gallery,
  ]

  /// Words, or pieces of Chinese text, that stand for a wish.
  private struct Wish: Sendable {
    var intent: DemoIntent
    var words: Set<String>
    var pieces: [String]

    func isMet(by spoken: [String], in text: String) -> Bool {
      spoken.contains { words.contains($0) } || pieces.contains { text.contains($0) }
    }
  }

  private static let wishes = [
    Wish(intent: .story, words: ["story", "stories", "tale"], pieces: ["故事"]),
    Wish(intent: .table, words: ["table", "tables", "compare"], pieces: ["表格", "对比", "比较"]),
    Wish(
      intent: .list, words: ["list", "lists", "steps", "checklist", "todo"],
      pieces: ["列表", "清单", "步骤"]
    ),
    Wish(intent: .poem, words: ["poem", "poems", "haiku", "verse"], pieces: ["诗", "俳句"]),
    Wish(intent: .quote, words: ["quote", "quotes", "quotation"], pieces: ["名言", "引用"]),
    Wish(intent: .emoji, words: ["emoji", "emojis", "smiley"], pieces: ["表情", "emoji"]),
    Wish(intent: .help, words: ["help", "commands"], pieces: ["帮助", "怎么用"]),
    Wish(intent: .about, words: [], pieces: ["who are you", "what are you", "你是谁", "您是谁"]),
    Wish(
      intent: .greeting, words: ["hello", "hi", "hey", "good morning"], pieces: ["你好", "您好", "早上好"]
    ),
  ]

  private static func code(in words: [String], of text: String) -> Int? {
    let asksForCode =
      words.contains { ["code", "program", "function", "script", "snippet"].contains($0) }
      || ["代码", "程序", "函数", "脚本"].contains(where: text.contains)
    let named = DemoCode.samples.firstIndex { sample in
      sample.names.contains { name in
        // Short names are everyday words: they count only beside the word "code".
        words.contains(name) && (asksForCode || name.count > 2)
      }
    }
    return named ?? (asksForCode ? 0 : nil)
  }

  private static func words(of text: String) -> [String] {
    let separators: Set<Character> = [
      ".", ",", "!", "?", ";", ":", "(", ")", "\"", "'", "，", "。", "？", "！",
    ]
    return text.lowercased().split { character in
      character.isWhitespace || separators.contains(character)
    }.map(String.init)
  }
}
