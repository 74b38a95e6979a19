import Testing

@testable import QukaScreen

@Suite("A pasted path") struct PastedPathTests {
  @Test(
    "is known in every form in which terminals write a dropped file",
    arguments: [
      ("/tmp/cat.png", "/tmp/cat.png"), ("/tmp/cat.png ", "/tmp/cat.png"),
      ("/tmp/cat.png\n", "/tmp/cat.png"), ("'/tmp/my cat.png'", "/tmp/my cat.png"),
      ("'/tmp/my cat.png' ", "/tmp/my cat.png"), (#"'/tmp/it'\''s.png'"#, "/tmp/it's.png"),
      ("\"/tmp/my cat.png\"", "/tmp/my cat.png"), (#"/tmp/my\ cat\(1\).png"#, "/tmp/my cat(1).png"),
      ("/tmp/my cat.png", "/tmp/my cat.png"), ("file:///tmp/my%20c%C3%A4t.png", "/tmp/my cät.png"),
      ("file://localhost/tmp/a.png", "/tmp/a.png"), ("/tmp/猫.png", "/tmp/猫.png"),
    ])
  func forms(_ text: String, _ path: String) {
    #expect(PastedPath.path(in: text) == path)
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "/", "cat.png", "~/cat.png", "./cat.png", "file:cat.png", "file://host/cat.png",
      "see /tmp/cat.png", "/tmp/a.png\n/tmp/b.png", "'/tmp/a.png' '/tmp/b.png'", "'cat.png'",
      "// a comment", "https://e.org/a.png", "file:///a%00b", "'/a", "\"/a\" \"/b\"",
    ])
  func others(_ text: String) {
    #expect(PastedPath.path(in: text) == nil)
  }
}
