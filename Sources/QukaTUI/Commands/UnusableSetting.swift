/// A variable of the environment with a value that it does not take.
struct UnusableSetting: Equatable {
  /// What counts in its place.
  enum Instead {
    case ignored
    case countsAsOn
  }

  var name: String
  var value: String
  var allowed: [String]
  var instead: Instead
}
