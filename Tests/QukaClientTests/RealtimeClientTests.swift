import QukaClient
import QukaWire
import Testing

@Suite("Realtime client", .timeLimit(.minutes(5)))
struct RealtimeClientTests {
  private let space = SpaceID("sp")
  private let one = SessionID("1")
  private let two = SessionID("2")

  @Test("it connects as the user, subscribes, and says so in order")
  func connects() async throws {
    let server = try await RealtimeTestServer.start()
    let test = try RealtimeUnderTest(server.url)
    await test.client.subscribe(space: space, session: one)
    await test.client.start()
    #expect(await test.next(3) == [.connecting(attempt: 1), .connected, .subscribed(one)])
    await test.client.subscribe(space: space, session: two)
    #expect(await test.next() == .subscribed(two))
    var commands = server.commands.makeAsyncIterator()
    let connect = try #require(await commands.next()?.json["connect"])
    #expect(connect["token"]?.string == ServerConfiguration.testToken)
    #expect(connect["headers"]?.encoded == #"{"x-appid":"quka","x-auth-type":""}"#)
    #expect(await commands.next()?.subscribed == "/chat_session/sp/1")
    #expect(await commands.next()?.subscribed == "/chat_session/sp/2")
    await test.client.shutdown()
    await server.stop()
  }

  @Test("thousands of publications in batches arrive whole and in order, pings are answered once")
  func order() async throws {
    let batches = (0..<100).map { batch in
      (0..<20).map { Self.delta(batch * 20 + $0) }.joined(separator: "\n")
    }
    let server = try await RealtimeTestServer.start { command in
      guard command.subscribed != nil else { return RealtimeTestServer.agreeing(command) }
      return RealtimeTestServer.agreeing(command) + [.send("{}")] + batches.map { .send($0) }
    }
    let test = try RealtimeUnderTest(server.url)
    await test.client.subscribe(space: space, session: one)
    await test.client.start()
    _ = await test.next(3)
    let received = await test.next(2_000)
    let expected = (0..<2_000).map { number -> RealtimeEvent in
      let text = "你好 \(number)"
      return .chat(
        one, .delta(MessageID("m"), text: text, startAt: number, progress: .generating))
    }
    #expect(received == expected)
    // The second subscription's command comes after everything that the first led to.
    await test.client.subscribe(space: space, session: two)
    var pongs = 0
    for await command in server.commands {
      if command.isPong { pongs += 1 }
      if command.subscribed == "/chat_session/sp/2" { break }
    }
    #expect(pongs == 1)
    await test.client.shutdown()
    await server.stop()
  }

  private static func delta(_ number: Int) -> String {
    #"{"push":{"channel":"/chat_session/sp/1","pub":{"data":{"data":{"message_id":"m","#
      + #""session_id":"1","message":"你好 \#(number)","start_at":\#(number),"complete":3,"#
      + #""msg_type":0},"subject":"on_message","type":"2","version":"v1"}}}}"#
  }

  @Test(
    "after the link is lost it comes back, with every subscription",
    arguments: [.cut, .close(1001), .close(3008), .close(3012), .send("not json")]
      as [RealtimeTestServer.Action]
  )
  func resubscribes(loss: RealtimeTestServer.Action) async throws {
    let server = try await RealtimeTestServer.start { command in
      let isLast = command.subscribed == "/chat_session/sp/2" && command.connection == 1
      return RealtimeTestServer.agreeing(command) + (isLast ? [loss] : [])
    }
    let test = try RealtimeUnderTest(server.url)
    await test.client.subscribe(space: space, session: one)
    await test.client.subscribe(space: space, session: two)
    await test.client.start()
    let start: [RealtimeEvent] = [
      .connecting(attempt: 1), .connected, .subscribed(one), .subscribed(two),
    ]
    #expect(await test.next(4) == start)
    let lost = try #require(await test.next()?.disconnection)
    #expect(lost.retryIn != nil)
    #expect(lost.reason.hasSuffix("."))
    #expect(await test.next(4) == start)
    await test.client.shutdown()
    await server.stop()
  }

  @Test(
    "a terminal close code ends it; asking again starts it anew", arguments: [3501, 3507, 4500])
  func terminalCode(code: UInt16) async throws {
    let server = try await RealtimeTestServer.start { command in
      command.connection == 1 ? [.close(code)] : RealtimeTestServer.agreeing(command)
    }
    let test = try RealtimeUnderTest(server.url)
    await test.client.start()
    #expect(await test.next() == .connecting(attempt: 1))
    let end = try #require(await test.next()?.disconnection)
    #expect(end.retryIn == nil)
    #expect(end.reason.contains("\(code)"))
    await test.client.reconnectNow()
    #expect(await test.next(2) == [.connecting(attempt: 1), .connected])
    await test.client.shutdown()
    await server.stop()
  }

  private static let rejecting: RealtimeTestServer.Behavior = { command in
    guard command.isConnect else { return [] }
    return [
      .send(
        #"{"id":\#(command.id),"error":{"code":100,"message":"internal server error","#
          + #""temporary":true}}"#
      )
    ]
  }

  @Test("a bad token is recognised over REST and ends it with the reason (§5.3)")
  func badToken() async throws {
    let server = try await RealtimeTestServer.start(
      restAnswer: .failure(401, "Unauthorized"), Self.rejecting)
    let test = try RealtimeUnderTest(server.url)
    await test.client.start()
    #expect(await test.next() == .connecting(attempt: 1))
    let end = try #require(await test.next()?.disconnection)
    #expect(end.retryIn == nil)
    #expect(end.reason.contains("refused the token"))
    #expect(!end.reason.contains(ServerConfiguration.testToken))
    await test.client.shutdown()
    await server.stop()
  }

  @Test(
    "a refusal with a good token is told with its number and, if there are any, its words",
    arguments: [("not now", "(109): not now."), ("", "(109).")])
  func refusalInWords(message: String, end: String) async throws {
    let server = try await RealtimeTestServer.start { command in
      [.send(#"{"id":\#(command.id),"error":{"code":109,"message":"\#(message)"}}"#)]
    }
    let test = try RealtimeUnderTest(server.url)
    await test.client.start()
    #expect(await test.next() == .connecting(attempt: 1))
    let told = try #require(await test.next()?.disconnection)
    #expect(told.reason == "The server refused the realtime connection " + end)
    #expect(told.retryIn != nil)
    await test.client.shutdown()
    await server.stop()
  }

  @Test("the same error with a good token is temporary, and attempts are counted")
  func temporaryRejection() async throws {
    let server = try await RealtimeTestServer.start { command in
      command.connection < 3 ? Self.rejecting(command) : RealtimeTestServer.agreeing(command)
    }
    let test = try RealtimeUnderTest(server.url)
    await test.client.start()
    for attempt in 1...2 {
      #expect(await test.next() == .connecting(attempt: attempt))
      #expect(await test.next()?.disconnection?.retryIn != nil)
    }
    #expect(await test.next(2) == [.connecting(attempt: 3), .connected])
    await test.client.shutdown()
    await server.stop()
  }

  @Test("a refused subscription is reported and not repeated; 105 counts as subscribed")
  func refusedSubscription() async throws {
    let server = try await RealtimeTestServer.start { command in
      switch command.subscribed {
      case "/chat_session/sp/1":
        [.send(#"{"id":\#(command.id),"error":{"code":103,"message":"permission denied"}}"#)]
      case "/chat_session/sp/2":
        [
          .send(#"{"id":\#(command.id),"error":{"code":105,"message":"already subscribed"}}"#),
          command.connection == 1 ? .cut : .send("{}"),
        ]
      default: RealtimeTestServer.agreeing(command)
      }
    }
    let test = try RealtimeUnderTest(server.url)
    await test.client.subscribe(space: space, session: one)
    await test.client.subscribe(space: space, session: two)
    await test.client.start()
    #expect(
      await test.next(4) == [
        .connecting(attempt: 1), .connected,
        .subscriptionFailed(one, code: 103, message: "permission denied"), .subscribed(two),
      ]
    )
    #expect(await test.next()?.disconnection != nil)
    #expect(await test.next(3) == [.connecting(attempt: 1), .connected, .subscribed(two)])
    await test.client.shutdown()
    await server.stop()
  }

  @Test("after unsubscribing nothing of the session is delivered")
  func unsubscribes() async throws {
    let server = try await RealtimeTestServer.start { command in
      let push = command.json["unsubscribe"] != nil || command.subscribed != nil
      return (push ? [.send(Self.delta(7))] : []) + RealtimeTestServer.agreeing(command)
    }
    let test = try RealtimeUnderTest(server.url)
    await test.client.start()
    _ = await test.next(2)
    await test.client.subscribe(space: space, session: one)
    #expect(await test.first { if case .chat(one, _) = $0 { true } else { nil } } == true)
    await test.client.unsubscribe(space: space, session: one)
    await test.client.subscribe(space: space, session: two)
    #expect(await test.first { $0 == .subscribed(two) ? true : nil } == true)
    let chats = test.reported.filter { if case .chat = $0 { true } else { false } }
    #expect(chats.count == 1)
    await test.client.shutdown()
    await server.stop()
  }

  @Test("nobody listening is reported, and a wait can be cut short")
  func reconnectNow() async throws {
    let port = try ClosedPort()
    let test = try RealtimeUnderTest(
      "http://127.0.0.1:\(port.number)",
      backoff: Backoff(minimum: .seconds(600), maximum: .seconds(600)))
    await test.client.start()
    #expect(await test.next() == .connecting(attempt: 1))
    let failure = try #require(await test.next()?.disconnection)
    #expect(failure.retryIn == .seconds(600))
    #expect(failure.reason.contains("connection refused"))
    // Without the call the next attempt would come in ten minutes.
    await test.client.reconnectNow()
    #expect(await test.next() == .connecting(attempt: 2))
    #expect(try #require(await test.next()?.disconnection).retryIn == .seconds(600))
    await test.client.shutdown()
  }

  @Test("shutdown closes with 1000, waits for the end, and nothing is reported afterwards")
  func shutdown() async throws {
    let server = try await RealtimeTestServer.start()
    let test = try RealtimeUnderTest(server.url)
    await test.client.subscribe(space: space, session: one)
    await test.client.start()
    _ = await test.next(3)
    await test.client.shutdown()
    var closes = server.closes.makeAsyncIterator()
    #expect(await closes.next() == 1000)
    await test.client.reconnectNow()
    await test.client.start()
    await test.client.subscribe(space: space, session: two)
    await test.client.shutdown()
    #expect(test.reported.count == 3)
    await server.stop()
  }

  @Test("shutdown ends an attempt and a wait at once")
  func shutdownEarly() async throws {
    let listener = try FullListener()
    let connecting = try RealtimeUnderTest("http://127.0.0.1:\(listener.port)")
    await connecting.client.start()
    #expect(await connecting.next() == .connecting(attempt: 1))
    await connecting.client.shutdown()
    #expect(connecting.reported == [.connecting(attempt: 1)])
    let idle = try RealtimeUnderTest("http://127.0.0.1:\(listener.port)")
    await idle.client.shutdown()
    #expect(idle.reported.isEmpty)
  }
}
