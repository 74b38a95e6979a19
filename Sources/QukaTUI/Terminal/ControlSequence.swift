/// The parts of a control sequence, `CSI [prefix] parameters [intermediate] final` (ECMA-48 §5.4).
struct ControlSequence: Equatable, Sendable {
  /// One of `< = > ?`, or nil.
  let prefix: UInt8?
  /// Parameters with their colon-separated sub-parameters; an empty one is nil.
  let parameters: [[Int?]]
  /// The intermediate byte before the final one, or nil.
  let intermediate: UInt8?
  let final: UInt8

  /// Numbers are clamped here; nothing that a terminal sends is larger.
  private static let largestNumber = 0x1F_FFFF

  /// - Parameter body: what follows `ESC [`, the final byte included; nil if it is no such
  ///   sequence.
  init?(_ body: ArraySlice<UInt8>) {
    guard let final = body.last, (0x40...0x7E).contains(final) else { return nil }
    var rest = body.dropLast()
    var prefix: UInt8?
    if let first = rest.first, (0x3C...0x3F).contains(first) {
      prefix = first
      rest = rest.dropFirst()
    }
    let digits = rest.prefix { (0x30...0x3B).contains($0) }
    let intermediates = rest.dropFirst(digits.count)
    guard intermediates.count <= 1, intermediates.allSatisfy({ (0x20...0x2F).contains($0) })
    else { return nil }
    self.prefix = prefix
    self.parameters = Self.numbers(digits)
    self.intermediate = intermediates.first
    self.final = final
  }

  /// A parameter's main number, or the default if it is missing or empty.
  func number(_ index: Int, default missing: Int) -> Int {
    guard index < parameters.count, let number = parameters[index].first else { return missing }
    return number ?? missing
  }

  /// A sub-parameter, counted from 0 for the main number; nil if it is missing or empty.
  func subparameter(_ index: Int, _ sub: Int) -> Int? {
    guard index < parameters.count, sub < parameters[index].count else { return nil }
    return parameters[index][sub]
  }

  private static func numbers(_ digits: ArraySlice<UInt8>) -> [[Int?]] {
    guard !digits.isEmpty else { return [] }
    return digits.split(separator: 0x3B, omittingEmptySubsequences: false).map { parameter in
      parameter.split(separator: 0x3A, omittingEmptySubsequences: false).map(number)
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty else { return nil }
    return digits.reduce(0) { min($0 * 10 + Int($1 - 0x30), largestNumber) }
  }
}
