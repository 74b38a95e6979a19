import QukaTestSupport
import Testing

/// The ways in which the same bytes may arrive. Nothing a machine reports may depend on them.
enum Cutting: CaseIterable, CustomTestStringConvertible {
  case whole
  case byteByByte
  case inPairs
  case atRandom

  var testDescription: String { "\(self)" }

  func pieces(of bytes: [UInt8], seed: UInt64 = 1) -> [[UInt8]] {
    var generator = SeededGenerator(seed: seed)
    var pieces: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count =
        switch self {
        case .whole: rest.count
        case .byteByByte: 1
        case .inPairs: 2
        case .atRandom: Int.random(in: 1...max(1, min(rest.count, 40)), using: &generator)
        }
      pieces.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return pieces
  }
}
