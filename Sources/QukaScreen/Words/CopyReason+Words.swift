extension CopyReason {
  var sentence: String {
    switch self {
    case .noBrowser: "No browser here."
    case .browserFailed: "No program in $BROWSER could open it."
    }
  }
}
