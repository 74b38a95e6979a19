import Testing

@testable import QukaChat

@Suite("The title of a chat") struct SessionTitleTests {
  @Test(
    "what a model calls a title is cleaned",
    arguments: [
      ("Plain", "Plain"), ("\"Quoted\"", "Quoted"), ("“Quoted”\n", "Quoted"),
      ("'“Twice”'", "Twice"), ("Two\nlines\r\n", "Two lines"),
      ("<think>Hm</br>so</think>Title", "Title"),
      ("「漢字」", "漢字"), ("\"Cut off at thirty", "Cut off at thirty"),
      ("a\u{1b}[31m\u{7}b", "a [31m b"),
      ("It's \"so\" fine", "It's \"so\" fine"), ("", nil), ("  \n", nil), ("\"\"", nil),
      ("<think>Only thinking, cut", nil), ("hm</think> Title", "Title"), ("a\u{202E}b", "a b"),
    ] as [(String, String?)])
  func cleaned(_ given: String, _ expected: String?) {
    #expect(SessionTitle.clean(given) == expected)
  }
}
