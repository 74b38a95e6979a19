import QukaMock
import QukaScenes
import QukaTestSupport

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// The assistant of the chaos test: any shape of an answer, by the number that the question carries.
struct ChaosAnswers: Assistant {
  var seed: UInt64
  var quirks: [ChaosQuirk]

  private static let pieces = [
    "The lamp", " was lit", " 灯台の光", " 你好，世界", " 👩‍👩‍👧", " 🏳️‍🌈", " naïve", " e\u{301}te\u{301}",
    " **bold**", "\n\n- one\n- two\n", "\n```swift\nlet x = 1\n```\n", " $hidden[7]",
    " of the keeper",
    " 한국어", " и ещё", " every evening", " | a | b |", " <b>raw</b>", " क्षि", " …",
  ]

  func script(for question: QukaMock.Question) -> Script {
    var random = SeededGenerator(
      seed: seed ^ ChaosQuestion.number(in: question.text) &* 0x9E37_79B9)
    // Drawn from all, so that one more or less changes the answers of no other question.
    if Int.random(in: 0..<5, using: &random) == 0,
      let quirk = ChaosQuirk.allCases.randomElement(using: &random), quirks.contains(quirk),
      let script = script(showing: quirk, &random)
    {
      return script
    }
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<6: return answer(&random, length: 4...30)
    case 6: return answer(&random, length: 60...160)
    case 7..<10: return thinking(&random)
    case 10..<14: return tools(&random)
    case 14: return answer(&random, length: 4...20, firstToken: .seconds(15))
    case 15: return breaksOff(&random)
    default:
      let scenes = Catalogue.sequences
      return scenes[Int.random(in: 0..<scenes.count, using: &random)].script
    }
  }

  private func text(_ random: inout SeededGenerator, length: ClosedRange<Int>) -> String {
    let count = Int.random(in: length, using: &random)
    return (0..<count).reduce(into: "") { text, _ in
      text += Self.pieces.randomElement(using: &random) ?? ""
    }
  }

  private func answer(
    _ random: inout SeededGenerator, length: ClosedRange<Int>,
    firstToken: Duration = .milliseconds(350)
  ) -> Script {
    .answer(text(&random, length: length), firstToken: firstToken)
  }

  private func thinking(_ random: inout SeededGenerator) -> Script {
    let thought = text(&random, length: 3...12)
    let close = Int.random(in: 0..<6, using: &random) == 0 ? "" : "</think>"
    return .answer("<think>\(thought)\(close)\(text(&random, length: 3...20))")
  }

  private func tools(_ random: inout SeededGenerator) -> Script {
    var steps: [Script.Step] = [.wait(.milliseconds(300))]
    if Bool.random(using: &random) {
      steps += [.begin("first"), .stream("first", text(&random, length: 2...6)), .done("first")]
    } else {
      steps += [.unusedRound("first")]
    }
    for number in 0..<Int.random(in: 1...3, using: &random) {
      let label = "tool \(number)"
      steps += [
        .wait(.milliseconds(50)),
        .beginTool(label, name: "WebSearch", obeysCancellation: Bool.random(using: &random)),
        .wait(.milliseconds(Int64.random(in: 200...4_000, using: &random))),
      ]
      steps +=
        Int.random(in: 0..<5, using: &random) == 0
        ? [.failTool(label)]
        : [.finishTool(label, arguments: #"{"query":"灯"}"#, content: text(&random, length: 1...9))]
    }
    return Script(steps + lastRound(&random))
  }

  /// An answer that needs the oddity; `nil` when any answer does.
  private func script(showing quirk: ChaosQuirk, _ random: inout SeededGenerator) -> Script? {
    switch quirk {
    case .storedGenerating: nil
    case .sharedCalls: parallelCalls(&random)
    case .unannouncedStops: answeredEarly(&random)
    case .silentTools: silentTool(&random)
    }
  }

  private func parallelCalls(_ random: inout SeededGenerator) -> Script {
    let labels = (0..<Int.random(in: 2...4, using: &random)).map { "call \($0)" }
    let outer = labels.randomElement(using: &random)
    var steps: [Script.Step] = [.wait(.milliseconds(300)), .unusedRound("first")]
    steps += labels.map {
      .beginTool(
        $0, name: "WebSearch", obeysCancellation: Bool.random(using: &random),
        reportedUnder: outer)
    }
    for label in labels.shuffled(using: &random) {
      let result = text(&random, length: 1...9)
      steps += [
        .wait(.milliseconds(Int64.random(in: 100...3_000, using: &random))),
        .finishTool(label, arguments: #"{"query":"\#(label)"}"#, content: result),
      ]
    }
    return Script(steps + lastRound(&random))
  }

  /// The provider has answered long before its first chunk.
  private func answeredEarly(_ random: inout SeededGenerator) -> Script {
    Script(
      [.wait(.milliseconds(200)), .providerAnswered("last"), .wait(.seconds(8))]
        + lastRound(&random))
  }

  private func silentTool(_ random: inout SeededGenerator) -> Script {
    let result = text(&random, length: 1...9)
    return Script(
      [
        .wait(.milliseconds(300)), .unusedRound("first"), .beginTool("tool", name: "reader"),
        .wait(.seconds(Int64.random(in: 55...90, using: &random))),
        .finishTool("tool", arguments: #"{"endpoint":"灯"}"#, content: result),
      ] + lastRound(&random))
  }

  private func lastRound(_ random: inout SeededGenerator) -> [Script.Step] {
    let last = text(&random, length: 4...20)
    return [.wait(.milliseconds(300)), .begin("last"), .stream("last", last), .done("last")]
  }

  private func breaksOff(_ random: inout SeededGenerator) -> Script {
    Script([
      .wait(.milliseconds(300)), .begin("answer"),
      .stream("answer", text(&random, length: 4...12)), .buffer("answer", " tail 👩‍👩‍👧"),
      .failed("answer"),
    ])
  }
}

/// A question that can be found again wherever it went: its number stands in it.
enum ChaosQuestion {
  private static let tails = [
    "What happened?", "@Journal 今天？", "@Butler, the table 👩‍🍳?", "Tell me\nin two lines.", "@管家 再来",
    "Why?",
  ]

  static func text(_ number: Int, _ random: inout SeededGenerator) -> String {
    "«\(number)» \(tails.randomElement(using: &random) ?? "")"
  }

  /// The first number in a text; 0 when there is none.
  static func number(in text: String) -> UInt64 { numbers(in: text).first.map { UInt64($0) } ?? 0 }

  /// All of them: questions that came back into an input are asked together.
  static func numbers(in text: String) -> [Int] {
    text.split(separator: "«", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "»").flatMap { Int(part[..<$0]) }
    }
  }
}
