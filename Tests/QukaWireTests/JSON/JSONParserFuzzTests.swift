import FoundationEssentials
import QukaTestSupport
import QukaWire
import Testing

@Suite("JSON parser against the system's")
struct JSONParserFuzzTests {
  @Test("agrees with JSONDecoder on every fixture frame and on thousands of damaged ones")
  func mutations() throws {
    var generator = SeededGenerator(seed: 20_261_122)
    var counts = (accepted: 0, refused: 0)
    for fixture in try Fixture.all() {
      try expectAgreement(Array(fixture.line.utf8), &counts)
      for _ in 0..<25 {
        let damaged = Self.damage(Array(fixture.line.utf8), using: &generator)
        guard String(validating: damaged, as: UTF8.self) != nil else { continue }
        try expectAgreement(damaged, &counts)
      }
    }
    // Both outcomes must really occur, or the comparison proves nothing.
    #expect(counts.accepted > 200)
    #expect(counts.refused > 200)
  }

  private func expectAgreement(
    _ bytes: [UInt8], _ counts: inout (accepted: Int, refused: Int)
  ) throws {
    let ours = try? Canonical(JSONValue(parsing: bytes))
    let theirs = try? JSONDecoder().decode(Canonical.self, from: Data(bytes))
    if ours == nil { counts.refused += 1 } else { counts.accepted += 1 }
    // Unpaired surrogates and numbers beyond a Double are accepted here by intent; JSONDecoder
    // accepts a comma before a closing brace, which RFC 8259 does not.
    if theirs == nil, let ours, ours.isBeyondJSONDecoder(bytes) { return }
    if ours == nil, theirs != nil, Self.hasDanglingComma(bytes) { return }
    #expect(ours == theirs, "\(String(decoding: bytes, as: UTF8.self))")
  }

  private static func hasDanglingComma(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).filter { $0 != " " }
    return text.contains(",}") || text.contains(",]")
  }

  /// One to three small accidents: a byte changed, lost or added, a piece doubled, the end cut off.
  private static func damage(
    _ bytes: [UInt8], using generator: inout some RandomNumberGenerator
  ) -> [UInt8] {
    var bytes = bytes
    let alphabet = Array(#"{}[],:"\ 0123456789eE+-.tfnu/bd"#.utf8)
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let position = Int.random(in: 0..<bytes.count, using: &generator)
      let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      switch Int.random(in: 0..<8, using: &generator) {
      case 0, 1: bytes[position] = byte
      case 2: bytes.remove(at: position)
      case 3, 4: bytes.insert(byte, at: position)
      case 5:
        let end = min(bytes.count, position + Int.random(in: 1...12, using: &generator))
        bytes.insert(contentsOf: bytes[position..<end], at: position)
      case 6: bytes.insert(contentsOf: Array(#"\u00e9"#.utf8), at: position)
      default: bytes.removeLast(Int.random(in: 0..<min(4, bytes.count), using: &generator))
      }
    }
    return bytes
  }
}

/// A document in a form that both parsers can be brought to. Of members with one name, the first
/// counts here, because JSONDecoder has it so.
private enum Canonical: Equatable, Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([Canonical])
  case object([String: Canonical])

  init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .number(let digits): self = .number(Double(digits) ?? .nan)
    case .string(let text): self = .string(text)
    case .array(let elements): self = .array(elements.map(Canonical.init))
    case .object(let members):
      self = .object(
        Dictionary(
          members.map { ($0.name, Canonical($0.value)) }, uniquingKeysWith: { first, _ in first }
        )
      )
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode([Canonical].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: Canonical].self))
    }
  }

  func isBeyondJSONDecoder(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    return text.contains("\\ud") || hasEndlessNumber
  }

  private var hasEndlessNumber: Bool {
    switch self {
    case .number(let value): !value.isFinite
    case .array(let elements): elements.contains(where: \.hasEndlessNumber)
    case .object(let members): members.values.contains(where: \.hasEndlessNumber)
    case .null, .bool, .string: false
    }
  }
}
