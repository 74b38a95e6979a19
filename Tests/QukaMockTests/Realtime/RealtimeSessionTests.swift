import Testing

@testable import QukaMock

@Suite("Centrifuge commands and replies (docs/protocol.md §5)")
struct RealtimeSessionTests {
  private func make(maxChannels: Int = 3) -> RealtimeSession {
    RealtimeSession(
      RealtimeSession.Authority(
        authenticate: { token, _ in token == "good" ? Account() : nil },
        refusal: { channel, _ in channel.contains("secret") ? .permissionDenied : nil },
        clientID: { "c-1" }, maxChannels: maxChannels, pingSeconds: 25
      )
    )
  }

  private func connected(maxChannels: Int = 3) -> RealtimeSession {
    var session = make(maxChannels: maxChannels)
    _ = session.receive(#"{"id":1,"connect":{"token":"good"}}"#)
    return session
  }

  @Test("connect is answered with client, ping and pong")
  func connect() {
    var session = make()
    #expect(
      session.receive(#"{"id":1,"connect":{"token":"good","name":"x"},"unknown":1}"#) == [
        .reply(#"{"id":1,"connect":{"client":"c-1","ping":25,"pong":true}}"#), .accepted,
      ]
    )
  }

  @Test("a bad token is a temporary error 100, then nothing is read")
  func rejected() {
    var session = make()
    let error = #"{"id":1,"error":{"code":100,"message":"internal server error","temporary":true}}"#
    #expect(
      session.receive(
        #"{"id":1,"connect":{"token":"bad"}}"# + "\n" + #"{"id":2,"subscribe":{"channel":"c"}}"#
      ) == [.reply(error), .rejected]
    )
    #expect(session.receive(#"{"id":3,"connect":{"token":"good"}}"#).isEmpty)
  }

  @Test("connect and subscribe may come in one frame, with a trailing newline")
  func batch() {
    var session = make()
    let batch = #"{"id":1,"connect":{"token":"good"}}"# + "\n"
    let replies = session.receive(batch + #"{"id":2,"subscribe":{"channel":"c"}}"# + "\n")
    #expect(replies.count == 4)
    #expect(replies[2...] == [.reply(#"{"id":2,"subscribe":{}}"#), .subscribed("c")])
  }

  @Test("subscriptions: errors 103, 105, 106 and 107")
  func subscriptionErrors() {
    var session = connected()
    #expect(session.receive(subscribe(2, "a")).first == .reply(#"{"id":2,"subscribe":{}}"#))
    #expect(session.receive(subscribe(3, "a")) == [error(3, 105, "already subscribed")])
    #expect(session.receive(subscribe(4, "secret")) == [error(4, 103, "permission denied")])
    let long = String(repeating: "x", count: 256)
    #expect(session.receive(subscribe(5, long)) == [error(5, 107, "bad request")])
    _ = session.receive(subscribe(6, "b"))
    _ = session.receive(subscribe(7, String(repeating: "x", count: 255)))
    #expect(session.receive(subscribe(8, "d")) == [error(8, 106, "limit exceeded")])
  }

  @Test("a request for recovery is answered as the real library does")
  func recovery() {
    var session = connected()
    #expect(
      session.receive(#"{"id":16,"subscribe":{"channel":"a","recover":true}}"#).first
        == .reply(#"{"id":16,"subscribe":{"was_recovering":true}}"#)
    )
  }

  @Test("unsubscribing succeeds, also from an unknown channel, and frees the place")
  func unsubscribe() {
    var session = connected(maxChannels: 1)
    _ = session.receive(subscribe(2, "a"))
    for id in [3, 4] {
      #expect(
        session.receive(#"{"id":\#(id),"unsubscribe":{"channel":"a"}}"#) == [
          .reply(#"{"id":\#(id),"unsubscribe":{}}"#), .unsubscribed("a"),
        ]
      )
    }
    #expect(session.receive(subscribe(5, "b")).contains(.subscribed("b")))
  }

  @Test(
    "unsupported commands are error 108",
    arguments: [
      "publish", "presence", "presence_stats", "history", "rpc", "refresh", "sub_refresh",
    ])
  func unsupported(command: String) {
    var session = connected()
    #expect(session.receive(#"{"id":2,"\#(command)":{}}"#) == [error(2, 108, "not available")])
  }

  @Test("send closes with 3508, ping and everything malformed with 3501")
  func fatal() {
    let messages: [(String, Disconnect)] = [
      (#"{"send":{}}"#, .notAvailable), (#"{"id":2,"ping":{}}"#, .badRequest), ("", .badRequest),
      ("\n", .badRequest), ("x", .badRequest), ("[]", .badRequest),
      (#"{"id":2}"#, .badRequest), (#"{"id":"2","subscribe":{"channel":"a"}}"#, .badRequest),
      (#"{"id":2,"subscribe":{"channel":""}}"#, .badRequest), ("{}", .badRequest),
      (#"{"id":2,"connect":{"token":"good"}}"#, .badRequest),
      (#"{"id":-1,"subscribe":{"channel":"a"}}"#, .badRequest),
    ]
    for (message, disconnect) in messages {
      var session = connected()
      #expect(session.receive(message) == [.close(disconnect)], "\(message)")
      #expect(session.receive(subscribe(9, "a")).isEmpty)
    }
  }

  @Test("a blank line between commands closes after the commands before it were answered")
  func blankLine() {
    var session = connected()
    let actions = session.receive(subscribe(2, "a") + "\n\n" + subscribe(3, "b"))
    #expect(actions.count == 3)
    #expect(actions.last == .close(.badRequest))
  }

  @Test("nothing but connect is accepted first")
  func connectFirst() {
    var session = make()
    #expect(session.receive(subscribe(1, "a")) == [.close(.badRequest)])
  }

  @Test("exactly one pong for each ping: early and second ones are fatal")
  func pongs() {
    var session = connected()
    session.ping()
    #expect(session.receive("{}") == [.ponged])
    #expect(session.receive("{}") == [.close(.badRequest)])
  }

  @Test("the first request of a command counts")
  func severalRequests() {
    var session = connected()
    #expect(
      session.receive(#"{"id":2,"unsubscribe":{"channel":"a"},"subscribe":{"channel":"b"}}"#).last
        == .subscribed("b")
    )
  }

  private func subscribe(_ id: Int, _ channel: String) -> String {
    #"{"id":\#(id),"subscribe":{"channel":"\#(channel)"}}"#
  }

  private func error(_ id: Int, _ code: Int, _ message: String) -> RealtimeSession.Action {
    .reply(#"{"id":\#(id),"error":{"code":\#(code),"message":"\#(message)"}}"#)
  }
}
