import Testing

@testable import QukaWire

@Suite("The link to a shared chat (docs/protocol.md §3.6)") struct ShareLinkTests {
  @Test("only a web address is one")
  func decoding() {
    func link(_ address: String) -> String? {
      ShareLink(decoding: ["token": "t", "url": .string(address)])?.address
    }
    #expect(link("https://host/s/s/12") == "https://host/s/s/12")
    for wrong in ["", "javascript:x", "https://a b", "https://a\u{1B}[2J", "/s/s/1", "https://ä"] {
      #expect(link(wrong) == nil, "\(wrong)")
    }
    #expect(ShareLink(decoding: [:]) == nil)
  }

  @Test("the request names the page with the place of the token")
  func request() {
    let endpoint = Endpoint.shareSession(
      space: SpaceID("s p"), session: SessionID("7"), page: "https://host/s/s/{token}")
    #expect(endpoint.path == "/space/s%20p/session/share")
    #expect(endpoint.body?["embedding_url"]?.text == "https://host/s/s/{token}")
    #expect(endpoint.body?["session_id"]?.text == "7")
  }
}
