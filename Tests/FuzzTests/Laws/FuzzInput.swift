/// Reads an input piece by piece: first what to do, then what to do it with.
struct FuzzInput {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  var isEmpty: Bool { rest.isEmpty }

  /// The next byte; zero when there is none.
  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  mutating func bytes(_ count: Int) -> [UInt8] {
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func remaining() -> [UInt8] { bytes(rest.count) }
}

/// Cuts in places that a seed decides.
struct Cuts: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt8) {
    state = UInt64(seed)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Seed 0 cuts after every element, the others at random.
  mutating func pieces<Element>(_ elements: [Element], longest: Int = 40) -> [[Element]] {
    let isFine = state == 0
    var pieces: [[Element]] = []
    var start = 0
    while start < elements.count {
      let length = isFine ? 1 : Int.random(in: 1...longest, using: &self)
      let end = min(elements.count, start + length)
      pieces.append(Array(elements[start..<end]))
      start = end
    }
    return pieces
  }
}
