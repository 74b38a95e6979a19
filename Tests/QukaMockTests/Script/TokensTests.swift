import Testing

@testable import QukaMock

@Suite("Cutting text into tokens")
struct TokensTests {
  @Test("joined, the tokens are the text")
  func joined() {
    for text in [DemoStory.english, DemoStory.chinese, DemoText.english.emoji, "", " \n\n x "] {
      #expect(Tokens.split(text).joined() == text)
      #expect(Tokens.split(text, least: 20).joined() == text)
    }
  }

  @Test("words carry their space, long words are cut, Chinese comes character by character")
  func sizes() {
    #expect(Tokens.split("a unbelievable 你好 x\n\ny").count == 9)
    #expect(
      Tokens.split("a unbelievable 你好 x\n\ny")
        == ["a", " unbel", "ievabl", "e", " 你", "好", " x", "\n\n", "y"]
    )
  }

  @Test("larger tokens are whole words of that many characters at least, but for the last one")
  func larger() {
    let tokens = Tokens.split(DemoStory.english, least: 20)
    #expect(tokens.dropLast().allSatisfy { (20...30).contains($0.count) || $0.contains("\n") })
    #expect(Tokens.split("a b", least: 20) == ["a b"])
  }

  @Test("no token cuts a grapheme")
  func graphemes() {
    let text = "👩‍🚀👨‍👩‍👧‍👦🇨🇳🇩🇪"
    #expect(Tokens.split(text).count == 4)
  }
}
