import QukaChat

/// What is said of a tool's call where no end of it was told; what other calls of the tool found stands at those.
enum UntoldText {
  static func words(_ call: ToolCall) -> String {
    call.isOnlyAnnounced ? "no result of its own" : "no result"
  }
}
