import Testing

@testable import QukaText

@Suite("Hosts' names") struct LinkHostTests {
  @Test(
    "RFC 3492's own examples",
    arguments: [
      (
        "\u{644}\u{64A}\u{647}\u{645}\u{627}\u{628}\u{62A}\u{643}\u{644}\u{645}\u{648}\u{634}\u{639}"
          + "\u{631}\u{628}\u{64A}\u{61F}", "egbpdaj6bu4bxfgehfvwxn"
      ),
      ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"), ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
      ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"),
      ("PorquénopuedensimplementehablarenEspañol", "PorqunopuedensimplementehablarenEspaol-fmd56a"),
      ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
      ("安室奈美恵-with-SUPER-MONKEYS", "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"),
      ("Hello-Another-Way-それぞれの場所", "Hello-Another-Way--fc4qua05auwb3674vfr0b"),
      ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"), ("MajiでKoiする5秒前", "MajiKoi5-783gue6qz075azm5e"),
      ("パフィーdeルンバ", "de-jg4avhby1noc0d"), ("そのスピードで", "d9juau41awczczp"),
      ("-> $1.00 <-", "-> $1.00 <--"),
    ])
  func examples(text: String, encoded: String) {
    #expect(Punycode.encoded(text) == encoded)
  }

  @Test(
    "the host is named where its looks can deceive",
    arguments: [
      ("http://bank.example@evil.example/login", "This leads to evil.example."),
      ("https://bank.example:x@Evil.Example:8080?q", "This leads to evil.example."),
      ("https://a@b@c.example", "This leads to c.example."),
      ("https://evil.example\\@bank.example/", "This leads to evil.example."),
      ("https://x@evil.example\\@bank.example/", "This leads to evil.example."),
      ("https://bank%2Eevil.example/", "This leads to bank.evil.example."),
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
}
