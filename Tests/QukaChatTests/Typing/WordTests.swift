import Testing

@testable import QukaChat

@Suite("Words of what is typed") struct WordTests {
  /// A text with a bar wherever Ctrl-Right stops.
  private func ends(_ text: String) -> String {
    var composer = Composer(text)
    composer.move(.textStart)
    var places: [Int] = []
    while composer.caret < composer.characters.count {
      composer.move(.wordRight)
      places.append(composer.caret)
    }
    return barred(text, places)
  }

  private func starts(_ text: String) -> String {
    var composer = Composer(text)
    var places: [Int] = []
    while composer.caret > 0 {
      composer.move(.wordLeft)
      places.append(composer.caret)
    }
    return barred(text, places)
  }

  private func barred(_ text: String, _ places: [Int]) -> String {
    let characters = Array(text)
    return (0...characters.count).reduce(into: "") { barred, index in
      if places.contains(index) { barred += "|" }
      if index < characters.count { barred.append(characters[index]) }
    }
  }

  @Test(
    "Chinese, Japanese and Thai go by the words of a dictionary, Latin by its letters",
    arguments: [
      ("我来到北京清华大学。今天", "我|来到|北京|清华大学|。今天|"),
      ("東京都に住んでいます", "東京|都|に|住|んで|い|ます|"),
      ("用Swift写的iPhone应用", "用|Swift|写的|iPhone|应用|"),
      ("two_2, drei", "two_2|, drei|"), ("한국어 문장", "한국어| 문장|"), ("สวัสดีครับ", "สวัสดี|ครับ|"),
    ])
  func dictionary(_ text: String, _ expected: String) {
    let ends = ends(text)
    #expect(ends == expected)
  }

  @Test("backwards they have the same edges")
  func backwards() {
    #expect(starts("我来到北京，今天 ab") == "|我|来到|北京，|今天 |ab")
    var composer = Composer("我来到北京")
    composer.kill(.wordBackward)
    #expect(composer.text == "我来到")
  }

  @Test("a double click takes the word, or the blanks, or the one sign")
  func units() {
    var composer = Composer("ab  北京大学生, é!")
    func selected(at place: Int) -> String? {
      composer.selectWord(at: place)
      return composer.selectedText
    }
    #expect(selected(at: 0) == "ab" && selected(at: 2) == "  " && selected(at: 9) == ",")
    #expect(selected(at: 4).map { "北京大学生".contains($0) && $0.count > 1 } == true)
    #expect(selected(at: 11) == "é" && selected(at: 12) == "!")
    composer.selectWord(at: 13)
    #expect(composer.selection == nil && composer.caret == 13)
  }

  @Test("a word without end is walked in bounded pieces")
  func endless() {
    var composer = Composer(String(repeating: "汉", count: 50_000))
    var stops = 0
    while composer.caret > 0, stops < 100_000 {
      let before = composer.caret
      composer.move(.wordLeft)
      #expect((1...2_048).contains(before - composer.caret))
      stops += 1
      if stops == 50 { composer.move(.textStart) }
    }
    #expect(stops == 50)
  }
}
