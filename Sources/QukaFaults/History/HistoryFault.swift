/// How the stored history can differ from what was streamed (docs/protocol.md §3.5, §7.7, §9).
package enum HistoryFault: Hashable, Sendable {
  /// A message that is being written lacks its latest delta for a while.
  case lagging
  /// Every second message repeats the sequence of the one before it; concerns new messages only.
  case repeatedSequences
  /// Answers that have ended are listed as 3, or as 2 when they have no text.
  case staleProgress
}
