import QukaWire
import Testing

@Suite("Centrifuge session: connect, ping, end")
struct ConnectTranscriptTests {
  @Test("connect carries the token, the lower-case headers, the name and the version (§5.3)")
  func connect() {
    Transcript.play(
      #"""
      ! open
      > {"id":1,"connect":{"token":"secret","headers":{"x-appid":"quka","x-auth-type":""},"name":"quka-tui","version":"1"}}
      < {"id":1,"connect":{"client":"c1","ping":25,"pong":true}}
      = connected c1
      """#)
  }

  @Test("connect and the wanted channels go out in one message, and replies may share one (§5.2)")
  func batch() {
    Transcript.play(
      #"""
      ! open /chat_session/s/1 /chat_session/s/2
      > CONNECT
      >& {"id":2,"subscribe":{"channel":"/chat_session/s/1"}}
      >& {"id":3,"subscribe":{"channel":"/chat_session/s/2"}}
      < {"id":1,"connect":{"client":"c1","ping":25,"pong":true}}
      <& {"id":2,"subscribe":{}}
      <& {"push":{"channel":"/chat_session/s/1","pub":{"data":"你好 👩‍👩‍👧‍👦"}}}
      <& {"id":3,"subscribe":{}}
      = connected c1
      = subscribed /chat_session/s/1
      = publication /chat_session/s/1 "你好 👩‍👩‍👧‍👦"
      = subscribed /chat_session/s/2
      """#)
  }

  @Test("every ping is answered by exactly one pong, and by none before the connect reply (§5.6)")
  func pongs() {
    Transcript.play(
      #"""
      ! open
      > CONNECT
      < {}
      < {"id":1,"connect":{"client":"c1","ping":25,"pong":true}}
      = connected c1
      @ +12s
      < {}
      > {}
      @ +25s
      < {"push":{"channel":"/x","pub":{"data":1}}}
      <& {}
      > {}
      """#)
  }

  @Test("without pong:true pings are not answered")
  func noPongWanted() {
    Transcript.play(
      #"""
      ! open
      > CONNECT
      < {"id":1,"connect":{"client":"c1","ping":25}}
      = connected c1
      < {}
      @ +35s
      = ended silent
      """#)
  }

  @Test("any message proves the link alive; silence of ping + 10 s ends it (§5.6)")
  func silence() {
    Transcript.play(
      #"""
      ! open
      > CONNECT
      < {"id":1,"connect":{"client":"c1","ping":25,"pong":true}}
      = connected c1
      @ +34s
      < {"push":{"channel":"/x","pub":{"data":1}}}
      @ +34s
      < {}
      > {}
      @ +34999ms
      @ +1ms
      = ended silent
      < {}
      ! subscribe /a
      """#)
  }

  @Test("a server that announces no pings is never silent")
  func noPings() {
    Transcript.play(
      #"""
      ! open
      > CONNECT
      < {"id":1,"connect":{"client":"c1"}}
      = connected c1
      @ +86400s
      """#)
  }

  @Test("a rejected token is an error 100, and nothing is done afterwards (§5.3)")
  func rejected() {
    Transcript.play(
      #"""
      ! open /a
      > CONNECT
      >& {"id":2,"subscribe":{"channel":"/a"}}
      < {"id":1,"error":{"code":100,"message":"internal server error","temporary":true}}
      <& {"id":2,"subscribe":{}}
      = ended refused 100 internal server error
      @ +60s
      """#)
  }

  @Test(
    "every error code on connect ends the session (§5.8)",
    arguments: [101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112])
  func refusals(code: Int) {
    Transcript.play(
      #"""
      ! open
      > CONNECT
      < {"id":1,"error":{"code":\#(code),"message":"m"}}
      = ended refused \#(code) m
      """#)
  }

  @Test("connect must be answered within 5 s")
  func connectTimeout() {
    Transcript.play(
      #"""
      ! open
      > CONNECT
      @ +4999ms
      @ +1ms
      = ended reply timed out
      """#)
  }

  @Test("an answer to something else is no connect reply")
  func wrongAnswer() {
    Transcript.play(
      #"""
      ! open
      > CONNECT
      < {"id":1,"subscribe":{}}
      = ended refused 0 an answer to another command
      """#)
  }

  @Test("unknown replies, ids and pushes are tolerated (§5.5)")
  func unknowns() {
    Transcript.play(
      #"""
      ! open
      > CONNECT
      < {"id":99,"connect":{"client":"c2"}}
      < {"id":"1","connect":{"client":"c1","future":[1],"ping":25,"pong":true}}
      = connected c1
      < {"push":{"channel":"/a","join":{"info":{"user":"u"}}}}
      <& {"push":{"channel":"/a","leave":{}}}
      <& {"push":{"message":{"data":1}}}
      <& {"push":{"channel":"/a","subscribe":{}}}
      <& {"push":{"refresh":{"expires":true}}}
      <& {"push":{"channel":"/a","unsubscribe":{"code":2500,"reason":"r"}}}
      <& {"push":7}
      <& {"future":{}}
      <& {"id":0}
      <& [1,2]
      <& 5
      """#)
  }

  @Test("a trailing newline and empty lines are tolerated")
  func emptyLines() throws {
    let replies = try CentrifugeCodec.decode("\n{}\n\n{}\n")
    #expect(replies == [.ping, .ping])
    #expect(try CentrifugeCodec.decode("") == [])
  }

  @Test("what is not JSON ends the session, and nothing of that message counts")
  func malformed() {
    Transcript.play(
      #"""
      ! open
      > CONNECT
      < {"id":1,"connect":{"client":"c1","ping":25,"pong":true}}
      <& {"id":2,
      <& {}
      = ended malformed: unexpectedEnd, at byte 65
      """#)
  }

  @Test("a disconnect push ends the session with its code")
  func disconnectPush() {
    Transcript.play(
      #"""
      ! open
      > CONNECT
      < {"id":1,"connect":{"client":"c1","ping":25,"pong":true}}
      = connected c1
      < {"push":{"disconnect":{"code":3500,"reason":"invalid token"}}}
      <& {}
      = ended disconnected 3500 invalid token
      """#)
  }
}
