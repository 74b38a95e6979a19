import QukaScreen

/// How the loop ended.
struct LoopEnding {
  var state: AppState
  /// The signal that asked for it, if one did.
  var signal: Int32?
}
