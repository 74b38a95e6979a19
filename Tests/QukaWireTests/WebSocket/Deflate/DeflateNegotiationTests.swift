import Testing

@testable import QukaWire

@Suite("RFC 7692 §7.1: the offer and the answer")
struct DeflateNegotiationTests {
  private static let ten = WindowBits(10) ?? .smallest
  private static let all = DeflateOffer(
    clientNoContextTakeover: true, serverNoContextTakeover: true, clientWindow: .atMost(ten),
    serverWindow: ten)
  private static let plain = DeflateOffer(clientWindow: .fixed)

  static let offers: [(DeflateOffer, String)] = [
    (plain, "permessage-deflate"),
    (DeflateOffer(), "permessage-deflate; client_max_window_bits"),
    (
      all,
      "permessage-deflate; client_no_context_takeover; server_no_context_takeover; "
        + "client_max_window_bits=10; server_max_window_bits=10"
    ),
  ]

  @Test("an offer names what it offers", arguments: offers)
  func offer(offer: DeflateOffer, value: String) {
    let test = ConnectionUnderTest.makeHandshaking(.make(deflate: offer))
    #expect(test.request.contains("\r\nSec-WebSocket-Extensions: \(value)\r\n"))
  }

  @Test("nothing is offered by default")
  func silent() {
    let test = ConnectionUnderTest.makeHandshaking()
    #expect(!test.request.contains("Extensions"))
  }

  /// Client keeps context, server keeps context, client's window, server's window.
  private typealias Terms = (Bool, Bool, Int, Int)

  private static let accepted: [(DeflateOffer, String, Terms)] = [
    (plain, "permessage-deflate", (true, true, 15, 15)),
    (DeflateOffer(), "permessage-deflate", (true, true, 15, 15)),
    (DeflateOffer(), " permessage-deflate ;client_max_window_bits = 9 ", (true, true, 9, 15)),
    (DeflateOffer(), "permessage-deflate; client_max_window_bits=\"8\"", (true, true, 8, 15)),
    (DeflateOffer(), "permessage-deflate; client_max_window_bits=\"1\\5\"", (true, true, 15, 15)),
    (DeflateOffer(), ", permessage-deflate,,", (true, true, 15, 15)),
    // A server may restrict itself, and ask for no takeover, without being asked.
    (
      plain, "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
      (false, false, 15, 15)
    ),
    (plain, "permessage-deflate; server_max_window_bits=8", (true, true, 15, 8)),
    // Our own promises hold even when the server does not repeat them.
    (
      all, "permessage-deflate; server_no_context_takeover; server_max_window_bits=10",
      (false, false, 10, 10)
    ),
    (
      all,
      "permessage-deflate; server_max_window_bits=9; client_max_window_bits=9; "
        + "server_no_context_takeover; client_no_context_takeover", (false, false, 9, 9)
    ),
  ]

  @Test("answers within the offer are accepted", arguments: accepted.indices)
  func accepts(index: Int) throws {
    let (offer, answer, terms) = Self.accepted[index]
    let first = try #require(ExtensionAnswer.list(answer)?.first)
    let agreement = try DeflateAgreement(first.parameters, to: offer)
    #expect(agreement.clientKeepsContext == terms.0)
    #expect(agreement.serverKeepsContext == terms.1)
    #expect(agreement.clientWindow.value == terms.2)
    #expect(agreement.serverWindow.value == terms.3)
    let test = try ConnectionUnderTest.makeOpen(.make(deflate: offer), extensions: answer)
    #expect(!test.endsTransport)
  }

  private static let refused: [(DeflateOffer?, String, HandshakeError)] = [
    (nil, "permessage-deflate", .unofferedExtension("permessage-deflate")),
    (plain, "x-webkit-deflate-frame", .unofferedExtension("x-webkit-deflate-frame")),
    (plain, "Permessage-Deflate", .unofferedExtension("Permessage-Deflate")),
    (plain, "permessage-deflate, mux", .unofferedExtension("permessage-deflate, mux")),
    (plain, "permessage-deflate, permessage-deflate", .wrongDeflate(.repeatedExtension)),
    (plain, "permessage-deflate; mux", .wrongDeflate(.unknownParameter("mux"))),
    (
      plain, "permessage-deflate; Server_No_Context_Takeover",
      .wrongDeflate(.unknownParameter("Server_No_Context_Takeover"))
    ),
    (
      plain, "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
      .wrongDeflate(.repeatedParameter("server_no_context_takeover"))
    ),
    (
      DeflateOffer(), "permessage-deflate; client_max_window_bits=9; client_max_window_bits=9",
      .wrongDeflate(.repeatedParameter("client_max_window_bits"))
    ),
    (
      plain, "permessage-deflate; client_max_window_bits=15",
      .wrongDeflate(.notOffered("client_max_window_bits"))
    ),
    (
      all, "permessage-deflate; client_max_window_bits=11",
      .wrongDeflate(.tooLarge("client_max_window_bits", WindowBits(11) ?? .largest, offered: ten))
    ),
    (
      all, "permessage-deflate; server_max_window_bits=15",
      .wrongDeflate(.tooLarge("server_max_window_bits", .largest, offered: ten))
    ),
    (
      all, "permessage-deflate; server_max_window_bits=10",
      .wrongDeflate(.missing("server_no_context_takeover"))
    ),
    (
      all, "permessage-deflate; server_no_context_takeover",
      .wrongDeflate(.missing("server_max_window_bits"))
    ),
    (plain, "permessage-deflate; a=\"b", .unreadableExtensions("permessage-deflate; a=\"b")),
    (plain, "permessage-deflate; a=\"\"", .unreadableExtensions("permessage-deflate; a=\"\"")),
    (
      plain, "permessage-deflate; a=\"b c\"", .unreadableExtensions("permessage-deflate; a=\"b c\"")
    ),
    (plain, "permessage-deflate; a=\"b\\", .unreadableExtensions("permessage-deflate; a=\"b\\")),
    (plain, "permessage-deflate;", .unreadableExtensions("permessage-deflate;")),
    (plain, "permessage-deflate; =9", .unreadableExtensions("permessage-deflate; =9")),
    (plain, "permessage-deflate; a=", .unreadableExtensions("permessage-deflate; a=")),
    (plain, "permessage-deflate mux", .unreadableExtensions("permessage-deflate mux")),
    (plain, "; permessage-deflate", .unreadableExtensions("; permessage-deflate")),
  ]

  @Test("answers outside the offer are refused", arguments: refused.indices)
  func refuses(index: Int) throws {
    let (offer, answer, error) = Self.refused[index]
    var test = ConnectionUnderTest.makeHandshaking(.make(deflate: offer))
    test.receive(Array(test.answer(more: ["Sec-WebSocket-Extensions: \(answer)"]).utf8))
    #expect(test.events == [.closed(.neverOpened(error))])
    #expect(test.endsTransport)
  }

  @Test(
    "a window is a number from 8 to 15 without leading zeros",
    arguments: ["7", "16", "0", "08", "015", "+9", "-9", "9.0", "x", "99999999999999999999", nil],
    ["client_max_window_bits", "server_max_window_bits"])
  func windowBits(value: String?, name: String) throws {
    let parameter = ExtensionAnswer.Parameter(name: name, value: value)
    #expect(throws: DeflateAnswerError.wrongValue(name, value)) {
      try DeflateAgreement([parameter], to: DeflateOffer())
    }
  }

  @Test(
    "a takeover parameter has no value",
    arguments: ["client_no_context_takeover", "server_no_context_takeover"])
  func noValue(name: String) throws {
    let parameter = ExtensionAnswer.Parameter(name: name, value: "1")
    #expect(throws: DeflateAnswerError.wrongValue(name, "1")) {
      try DeflateAgreement([parameter], to: DeflateOffer())
    }
  }

  @Test("extensions in two fields count as one list")
  func twoFields() {
    var test = ConnectionUnderTest.makeHandshaking(.make(deflate: DeflateOffer()))
    let field = "Sec-WebSocket-Extensions: permessage-deflate"
    test.receive(Array(test.answer(more: [field, field]).utf8))
    #expect(test.events == [.closed(.neverOpened(.wrongDeflate(.repeatedExtension)))])
  }

  @Test("a server that leaves the offer unanswered or the field empty gets a plain connection")
  func declined() throws {
    for extensions in [nil, "", " , "] {
      var test = try ConnectionUnderTest.makeOpen(
        .make(deflate: DeflateOffer(smallestCompressed: 0)), extensions: extensions)
      test.apply(test.connection.send(text: "plain", using: &test.generator))
      #expect(try test.sentFrames() == [Frame(opcode: .text, payload: Array("plain".utf8))])
    }
  }
}
