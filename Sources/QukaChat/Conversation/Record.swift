import QukaWire

/// What a chat knows of the server's record of it, and what is wanted of that.
package struct Record: Equatable, Sendable {
  /// The newest page.
  package enum Newest: Equatable, Sendable {
    case absent
    case loading
    case loaded
    case failed(HistoryFailure)
  }

  package internal(set) var newest = Newest.absent
  /// It was here at least once.
  var hasLoaded = false
  /// Something was missed: the newest page should be fetched.
  package internal(set) var isWanted = false
  /// Its last fetch failed.
  var hasFailedFetch = false
  /// Messages that it has told of: they reach back from the newest without a hole.
  package internal(set) var messages: Set<MessageID> = []
  package internal(set) var older = OlderHistory.none
  /// How many messages the server held when it was asked last.
  package internal(set) var total = 0
  /// The oldest page that was taken over; 0 when none was.
  var oldestPage = 0
  /// The newest page did not reach back to what is here: what lies between is being fetched.
  var bridge: Bridge?
  /// The highest sequence that any message here had; they can repeat (docs/protocol.md §3.5).
  var latestSequence = 0
  var kept = Kept.unknown
  /// The message that the person wants to see: the record is read back to it.
  var goal: MessageID?

  /// Where the next page of a hole in the transcript belongs.
  struct Bridge: Equatable, Sendable {
    /// The first entry after the hole.
    var entry: Entry.ID
    var page: Int
    /// The page could not be fetched.
    var hasFailed = false
  }

  mutating func noteSequence(_ sequence: Int) { latestSequence = max(latestSequence, sequence) }
}
