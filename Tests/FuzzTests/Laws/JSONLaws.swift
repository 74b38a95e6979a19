@testable import QukaWire

/// What holds for the JSON parser, whatever is read.
enum JSONLaws {
  static func check(_ bytes: [UInt8]) throws(BrokenLaw) {
    guard let value = try? JSONValue(parsing: bytes) else { return }
    let encoded = value.encoded
    try require(!encoded.utf8.contains(0x0A), "a document in our words is one line")
    guard let again = try? JSONValue(parsing: Array(encoded.utf8)) else {
      throw BrokenLaw(description: "what is written can be read")
    }
    try require(again == value, "and says the same")
    try require(again.encoded == encoded, "in the same words")
    // White space around a document and the place where it stands mean nothing.
    let padded = Array("x \t".utf8) + bytes + Array(" \r\n".utf8)
    var parser = JSONParser(padded, range: 1..<padded.count)
    try require((try? parser.document()) == value, "wherever it stands")
    if let number = value.integer {
      try require(abs(number) <= 1 << 62, "numbers leave room to calculate")
    }
  }
}
