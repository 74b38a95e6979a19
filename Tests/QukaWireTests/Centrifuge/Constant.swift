/// A generator that always draws the same word: 1 makes every jitter its smallest, `.max` its largest.
/// (Not 0: the standard library would reject it and draw again, for ever.)
struct Constant: RandomNumberGenerator {
  var word: UInt64 = 1
  func next() -> UInt64 { word }
}
