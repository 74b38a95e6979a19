/// Collects the first bytes of the body of a refusal, so that what the server says about it can be shown.
struct RefusalBody: Sendable {
  private(set) var refusal: HandshakeRefusal
  /// Nil when nothing more can be read of it.
  private var body: ResponseBody?
  private let limit: Int

  init(_ head: ResponseHead, limit: Int) {
    refusal = HandshakeRefusal(
      status: head.status, reason: head.reason, contentType: head.joined("content-type"),
      location: head.joined("location"))
    self.limit = limit
    body = try? ResponseBody(head)
  }

  /// Whether nothing more is wanted: the body is whole or long enough.
  var isComplete: Bool { refusal.body.count >= limit || body?.isComplete ?? true }

  /// A malformed chunk ends the body: what was read so far is all there is to show.
  mutating func receive(_ bytes: RawSpan, from index: inout Int) {
    do throws(ResponseError) {
      while !isComplete, let range = try body?.receive(bytes, from: &index) {
        let wanted = bytes.extracting(range).extracting(first: limit - refusal.body.count)
        wanted.withUnsafeBytes { refusal.body.append(contentsOf: $0) }
      }
    } catch {
      body = nil
    }
  }
}
