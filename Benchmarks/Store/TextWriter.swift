import FoundationEssentials

/// Writes messages as people and models do: half of them in Chinese, half in English, of 100 to 600 bytes.
///
/// English is cut from a real text, with a rare word now and then. Chinese is made of words whose frequencies fall as
/// those of a language do (Zipf), of one to three of 3,500 characters.
struct TextWriter {
  private let english: [String]
  private let chinese: WeightedWords

  init(english path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    english = text.split(whereSeparator: \.isWhitespace).map(String.init)
    var random = SplitMix(state: 7)
    let characters = WeightedWords(
      (0..<3_500).map { String(UnicodeScalar(0x4E00 + $0 * 5) ?? "字") }.shuffled(using: &random),
      exponent: 0.8)
    chinese = WeightedWords(
      (0..<30_000).map { _ in
        let length = [1, 2, 2, 2, 2, 3].randomElement(using: &random) ?? 2
        return (0..<length).map { _ in characters.next(&random) }.joined()
      }, exponent: 0.9)
  }

  func message(_ random: inout SplitMix) -> String {
    let length = Int.random(in: 100...600, using: &random)
    return Bool.random(using: &random)
      ? englishText(length, &random) : chineseText(length, &random)
  }

  func title(_ random: inout SplitMix) -> String {
    Bool.random(using: &random) ? englishText(30, &random) : chineseText(30, &random)
  }

  private func englishText(_ length: Int, _ random: inout SplitMix) -> String {
    var text = ""
    var place = Int.random(in: 0..<english.count, using: &random)
    while text.utf8.count < length {
      switch Int.random(in: 0..<100, using: &random) {
      case ..<8: text += rareWord(&random)
      case ..<18: place = Int.random(in: 0..<english.count, using: &random)
      default:
        text += english[place % english.count]
        place += 1
      }
      text += " "
    }
    return text
  }

  private func chineseText(_ length: Int, _ random: inout SplitMix) -> String {
    var text = ""
    while text.utf8.count < length {
      text += chinese.next(&random)
      if Int.random(in: 0..<10, using: &random) == 0 { text += "，" }
    }
    return text
  }

  /// One of 200,000 names that hardly any other message has.
  func rareWord(_ random: inout SplitMix) -> String {
    var letters = SplitMix(state: UInt64(Int.random(in: 0..<200_000, using: &random)))
    return String(
      (0..<8).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &letters) ?? "x" })
  }

  /// A word of English as it stands in the text.
  func englishWord(_ random: inout SplitMix) -> String {
    english.randomElement(using: &random) ?? ""
  }

  /// Words that follow each other.
  func englishPhrase(_ count: Int, _ random: inout SplitMix) -> String {
    let place = Int.random(in: 0..<english.count - count, using: &random)
    return english[place..<place + count].joined(separator: " ")
  }

  /// Two characters that are a word.
  func chinesePair(_ random: inout SplitMix) -> String {
    while true {
      let word = chinese.next(&random)
      if word.count == 2 { return word }
    }
  }

  /// Two characters that stand together by chance, if at all.
  func strangePair(_ random: inout SplitMix) -> String {
    String((0..<2).compactMap { _ in chinese.next(&random).first })
  }
}

/// Words, the more often the earlier they stand.
struct WeightedWords {
  private let words: [String]
  private let sums: [Double]

  init(_ words: [String], exponent: Double) {
    self.words = words
    var sum = 0.0
    sums = words.indices.map { index in
      sum += 1 / Self.power(Double(index + 1), exponent)
      return sum
    }
  }

  func next(_ random: inout SplitMix) -> String {
    let value = Double.random(in: 0..<(sums.last ?? 1), using: &random)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return words[low]
  }

  private static func power(_ base: Double, _ exponent: Double) -> Double {
    var (result, rest, factor) = (1.0, exponent, base)
    for _ in 0..<30 {
      factor = factor.squareRoot()
      rest *= 2
      if rest >= 1 {
        result *= factor
        rest -= 1
      }
    }
    return result
  }
}

/// The generator of Steele, Lea and Flood (2014): the same texts in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
