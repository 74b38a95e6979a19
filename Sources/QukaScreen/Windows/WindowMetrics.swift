import QukaText

/// What a frame showed of an open window.
package struct WindowMetrics: Equatable, Sendable {
  /// The last row that may stand at its top.
  var end = 0
  /// The link whose end was on screen: it may be opened.
  package var readTarget: LinkTarget?
}
