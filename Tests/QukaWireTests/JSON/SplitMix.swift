/// A small seeded generator (SplitMix64), so that a failing random test can be repeated.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

/// A generator that always draws the same word: 1 makes every jitter its smallest, `.max` its largest.
/// (Not 0: the standard library would reject it and draw again, for ever.)
struct Constant: RandomNumberGenerator {
  var word: UInt64 = 1
  func next() -> UInt64 { word }
}
