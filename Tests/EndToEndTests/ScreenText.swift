/// The words on the screen that the end-to-end tests rely on.
enum ScreenText {
  /// The composer's placeholder: the screen is usable.
  static let usable = "Message"
  /// In the hint line while an answer is generated.
  static let canStop = "Esc stop"
  static let streaming = "streaming"
  static let stopping = "stopping…"
  /// Under an answer that was stopped; its length follows.
  static let stopped = "stopped · "
  /// Under an answer that the server could not finish.
  static let failed = "failed · "
  static let interrupted = "interrupted · "
  /// In the header, after the number of other sessions that stream.
  static let others = "more streaming"
  static let askBeforeQuitting = "Press Ctrl-C again to quit"
  static let newChat = "New chat"
}
