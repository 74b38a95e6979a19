import QukaTestSupport
import QukaText
import QukaWire
import Testing

@testable import QukaScreen

@Suite("Hosts' names") struct LinkHostWordsTests {
  @Test(
    "the host is named where its looks can deceive",
    arguments: [
      ("http://bank.example@evil.example/login", "This leads to evil.example."),
      ("https://bank.example:x@Evil.Example:8080?q", "This leads to evil.example."),
      ("https://a@b@c.example", "This leads to c.example."),
      ("https://evil.example\\@bank.example/", "This leads to evil.example."),
      ("https://x@evil.example\\@bank.example/", "This leads to evil.example."),
      ("https://bank%2Eevil.example/", "This leads to bank.evil.example."),
      ("https://a%+5b.example/", "This leads to a%+5b.example."),
      ("https://\u{430}pple.com/x", "This leads to \u{430}pple.com, which is xn--pple-43d.com."),
      (
        "https://例え。テスト/", "This leads to 例え。テスト, which is xn--r8jz45g.xn--zckzah."
      ),
      ("https://ｅvil.example", "This leads to ｅvil.example, which is evil.example."),
      ("https://x@[::1]:80/", "This leads to [::1]."),
      ("https://example.org/a@b", nil), ("https://example.org?a@b", nil),
      ("https://example.org/\u{430}", nil), ("https://[::1]/", nil), ("mailto:a@b.example", nil),
    ] as [(String, String?)])
  func hosts(address: String, sentence: String?) {
    #expect(LinkHost(deceptiveIn: address)?.sentence == sentence)
  }

  @Test(
    "a label that names another host than the address is pointed out",
    arguments: [
      ("https://bank.example/login", "This leads to evil.example."),
      ("www.bank.example", "This leads to evil.example."),
      ("HTTPS://Evil.example:443/x", nil), ("www.evil.example", nil), ("the docs", nil),
      ("README.md", nil), ("see https://bank.example", nil), ("", nil),
    ] as [(String, String?)])
  func labels(label: String, sentence: String?) {
    let host = LinkHost(deceptiveIn: "https://evil.example/a", labelled: label)
    #expect(host?.sentence == sentence)
  }

  @Test("a host is unescaped as the wire unescapes a path")
  func percent() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let length = Int.random(in: 0...8, using: &generator)
      let text = String(
        (0..<length).compactMap { _ in "%%%+-09afAFgx".randomElement(using: &generator) })
      let plain = TextGate.neutralize(
        String(decoding: PercentEncoding.decoded(text), as: UTF8.self))
      #expect(LinkHost.unescaped(text[...]) == plain, "\(text)")
    }
  }
}
