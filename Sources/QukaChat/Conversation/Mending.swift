import QukaWire

/// What is missing or doubtful in a transcript, and how it is mended.
struct Mending: Equatable, Sendable {
  /// Answers of which a part is missing.
  var incomplete: Set<MessageID> = []
  /// Answers whose text came without an announcement.
  var unannounced: Set<MessageID> = []
  /// One look at the history is wanted: something came that nothing here explains.
  var wantsLook = false
  /// Another client's question that is to stand before its answer.
  var awaitedQuestion: AwaitedQuestion?
  /// Messages stand here in another order than at the server, and a turn is in the way of mending it.
  var isDisordered = false
  /// Questions that look sent because events came, while no receipt and no history told of them.
  var unproven: [MessageID: Entry.ID] = [:]
  /// The tries; nil when nothing is missing.
  var repair: Repair?

  /// The place of another client's question: before its answer, which the socket told of first
  /// (docs/protocol.md §7.8).
  struct AwaitedQuestion: Equatable, Sendable {
    /// The entry of the answer.
    var answer: Entry.ID
    /// What stood before the answer when it came.
    var previous: Entry.ID?
  }

  /// What only wanted a look has had it.
  mutating func haveLooked() {
    wantsLook = false
    unannounced = []
  }
}
