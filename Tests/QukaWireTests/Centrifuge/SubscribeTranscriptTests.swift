import QukaWire
import Testing

@Suite("Centrifuge session: subscriptions")
struct SubscribeTranscriptTests {
  private static let start = #"""
    ! open
    > CONNECT
    < {"id":1,"connect":{"client":"c1","ping":25,"pong":true}}
    = connected c1

    """#

  private func play(_ text: String, location: SourceLocation = #_sourceLocation) {
    Transcript.play(Self.start + text, location: location)
  }

  @Test("subscribe, publications in order, unsubscribe, and nothing afterwards (§5.4)")
  func wholeLife() {
    play(
      #"""
      ! subscribe /a
      > {"id":2,"subscribe":{"channel":"/a"}}
      < {"id":2,"subscribe":{}}
      <& {"push":{"channel":"/a","pub":{"data":1}}}
      <& {"push":{"channel":"/a","pub":{"data":{"n":2},"offset":7}}}
      = subscribed /a
      = publication /a 1
      = publication /a {"n":2}
      ! unsubscribe /a
      > {"id":3,"unsubscribe":{"channel":"/a"}}
      < {"push":{"channel":"/a","pub":{"data":3}}}
      < {"id":3,"unsubscribe":{}}
      ! unsubscribe /a
      """#)
  }

  @Test("subscribing twice asks once and reports twice")
  func twice() {
    play(
      #"""
      ! subscribe /a
      > {"id":2,"subscribe":{"channel":"/a"}}
      ! subscribe /a
      < {"id":2,"subscribe":{}}
      = subscribed /a
      ! subscribe /a
      = subscribed /a
      """#)
  }

  @Test("105 already subscribed counts as subscribed (§5.4)")
  func already() {
    play(
      #"""
      ! subscribe /a
      > {"id":2,"subscribe":{"channel":"/a"}}
      < {"id":2,"error":{"code":105,"message":"already subscribed"}}
      = subscribed /a
      """#)
  }

  @Test(
    "a permanent refusal is reported and given up (§5.8)",
    arguments: [
      (101, "unauthorized"), (102, "unknown channel"), (103, "permission denied"),
      (104, "method not found"), (106, "limit exceeded"), (107, "bad request"),
      (108, "not available"), (109, "token expired"), (110, "expired"),
      (112, "unrecoverable position"),
    ]
  )
  func refusals(code: Int, message: String) {
    play(
      #"""
      ! subscribe /a
      > {"id":2,"subscribe":{"channel":"/a"}}
      < {"id":2,"error":{"code":\#(code),"message":"\#(message)"}}
      = failed /a \#(code) \#(message)
      @ +30s
      ! subscribe /a
      > {"id":3,"subscribe":{"channel":"/a"}}
      """#)
  }

  @Test("a temporary refusal is tried again, later each time (§5.10)")
  func temporary() {
    play(
      #"""
      ! subscribe /a
      > {"id":2,"subscribe":{"channel":"/a"}}
      < {"id":2,"error":{"code":100,"message":"internal server error","temporary":true}}
      @ +999ms
      @ +1ms
      > {"id":3,"subscribe":{"channel":"/a"}}
      < {"id":3,"error":{"code":111,"message":"too many requests","temporary":true}}
      @ +1s
      > {"id":4,"subscribe":{"channel":"/a"}}
      < {"id":4,"subscribe":{}}
      = subscribed /a
      """#)
  }

  @Test("a subscription that waits can be asked for at once, or given up silently")
  func waiting() {
    play(
      #"""
      ! subscribe /a
      > {"id":2,"subscribe":{"channel":"/a"}}
      < {"id":2,"error":{"code":100,"message":"m","temporary":true}}
      ! subscribe /a
      > {"id":3,"subscribe":{"channel":"/a"}}
      < {"id":3,"error":{"code":100,"message":"m","temporary":true}}
      ! unsubscribe /a
      @ +30s
      """#)
  }

  @Test("a subscribe without an answer for 5 s ends the session")
  func timeout() {
    play(
      #"""
      ! subscribe /a
      > {"id":2,"subscribe":{"channel":"/a"}}
      @ +4s
      < {}
      > {}
      @ +1s
      = ended reply timed out
      """#)
  }

  @Test("an unsubscribe without an answer ends the session too")
  func unsubscribeTimeout() {
    play(
      #"""
      ! subscribe /a
      > {"id":2,"subscribe":{"channel":"/a"}}
      < {"id":2,"subscribe":{}}
      = subscribed /a
      ! unsubscribe /a
      > {"id":3,"unsubscribe":{"channel":"/a"}}
      @ +5s
      = ended reply timed out
      """#)
  }

  @Test("the reply to a subscription that was given up and renewed does not count for the new one")
  func overtaken() {
    play(
      #"""
      ! subscribe /a
      > {"id":2,"subscribe":{"channel":"/a"}}
      ! unsubscribe /a
      > {"id":3,"unsubscribe":{"channel":"/a"}}
      ! subscribe /a
      > {"id":4,"subscribe":{"channel":"/a"}}
      < {"id":2,"subscribe":{}}
      <& {"id":3,"unsubscribe":{}}
      < {"id":4,"subscribe":{}}
      = subscribed /a
      """#)
  }

  @Test("an unsubscribe push below 2500 ends the subscription (§5.5)")
  func pushedOut() {
    play(
      #"""
      ! subscribe /a
      > {"id":2,"subscribe":{"channel":"/a"}}
      < {"id":2,"subscribe":{}}
      = subscribed /a
      < {"push":{"channel":"/a","unsubscribe":{"code":2000,"reason":"server unsubscribe"}}}
      = failed /a 2000 server unsubscribe
      < {"push":{"channel":"/a","pub":{"data":1}}}
      """#)
  }

  @Test("from 2500 on it is renewed: at once after a long stand, with a wait when it repeats")
  func pushedToRenew() {
    play(
      #"""
      ! subscribe /a
      > {"id":2,"subscribe":{"channel":"/a"}}
      < {"id":2,"subscribe":{}}
      = subscribed /a
      @ +9s
      < {"push":{"channel":"/a","unsubscribe":{"code":2500,"reason":"insufficient state"}}}
      > {"id":3,"subscribe":{"channel":"/a"}}
      < {"id":3,"subscribe":{}}
      = subscribed /a
      < {"push":{"channel":"/a","unsubscribe":{"code":2501,"reason":"expired"}}}
      @ +999ms
      @ +1ms
      > {"id":4,"subscribe":{"channel":"/a"}}
      """#)
  }
}
