import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// What holds for the key decoder, whatever the terminal sends and whenever.
enum KeyLaws {
  private static let pauses: [Duration] = [
    .zero, .microseconds(500), .milliseconds(1), .milliseconds(2), .milliseconds(3),
    .milliseconds(99), .milliseconds(101), .seconds(1), .seconds(3),
  ]
  /// What makes a sequence of an ESC that came in an earlier read.
  private static let introducers = Set("[OP]^_\u{1B}".utf8)

  /// Each read is a byte (its length, and the pause after it) and its bytes.
  static func check(_ bytes: [UInt8]) throws(BrokenLaw) {
    var input = FuzzInput(bytes)
    var decoder = KeyDecoder(.init(pasteLimit: 300))
    var now = Instant.zero
    while !input.isEmpty {
      let head = Int(input.byte())
      let read = input.bytes(1 + head % 24)
      try checkRead(read, by: decoder, at: now)
      for output in decoder.receive(read, at: now) { try judge(output) }
      try judge(decoder)
      now = now + pauses[head / 24 % pauses.count]
      if let deadline = decoder.deadline, deadline <= now {
        for output in decoder.expire(at: now) { try judge(output) }
        try judge(decoder)
      }
    }
    try checkRest(&decoder, now)
  }

  /// After a silence nothing is pending, and every key is a key.
  private static func checkRest(
    _ decoder: inout KeyDecoder, _ now: Instant
  ) throws(BrokenLaw) {
    var now = now + .seconds(3_600)
    for output in decoder.expire(at: now) { try judge(output) }
    try require(isSettled(decoder) && decoder.deadline == nil, "a silence settles everything")
    try require(decoder.receive([0x61], at: now).last == .key(.character("a")), "a letter is typed")
    try require(decoder.receive([0x1B], at: now) == [], "an Esc may begin a sequence")
    now = now + .milliseconds(3)
    try require(decoder.expire(at: now) == [.key(.escape)], "and is Esc when nothing follows")
    try require(decoder.receive([0x1B, 0x1B], at: now) == [.key(.escape)], "two are one")
  }

  /// The laws of one read in the ground state.
  private static func checkRead(
    _ read: [UInt8], by decoder: KeyDecoder, at now: Instant
  ) throws(BrokenLaw) {
    guard decoder.state == .ground, decoder.lateRest == nil else { return }
    var fresh = decoder
    let expected = fresh.receive(read, at: now)
    if read.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      let letters = read.map { TerminalInput.key(.character(Character(Unicode.Scalar($0)))) }
      try require(expected == letters, "every printable byte is a key")
    }
    if !read.contains(0x1B), !isBurst(fresh) {
      var torn = decoder
      var outputs: [TerminalInput] = []
      for byte in read { outputs += torn.receive([byte], at: now) }
      try require(outputs == expected && torn == fresh, "keys do not depend on the reads")
    }
    if let first = read.first, !introducers.contains(first) {
      var pressed = decoder
      try require(pressed.receive([0x1B], at: now) == [], "a lone Esc waits")
      let outputs = pressed.receive(read, at: now)
      try require(outputs.first == .key(.escape), "an Esc in a read of its own is a key")
      try require(Array(outputs.dropFirst()) == expected, "and so is what follows it")
    }
  }

  /// It read a paste that is not marked: that depends on the reads.
  private static func isBurst(_ decoder: KeyDecoder) -> Bool {
    if case .burst = decoder.state { true } else { false }
  }

  /// Nothing waits but a torn character, which any byte ends.
  private static func isSettled(_ decoder: KeyDecoder) -> Bool {
    switch decoder.state {
    case .ground, .character: true
    case .escape, .control, .overlong, .shift, .console, .legacyMouse, .string, .stringEscape,
      .paste, .burst:
      false
    }
  }

  private static func judge(_ decoder: KeyDecoder) throws(BrokenLaw) {
    try require((decoder.deadline == nil) == isSettled(decoder), "what is pending has a deadline")
    try require(decoder.buffer.count <= 256, "sequences are bounded")
    try require(decoder.collector.text.utf8.count <= 1_000, "pastes are bounded")
  }

  private static func judge(_ output: TerminalInput) throws(BrokenLaw) {
    switch output {
    case .paste(let text):
      for scalar in text.unicodeScalars {
        try require(
          scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control,
          "a paste is text: \(scalar.value)")
      }
    case .key(let key):
      guard case .character(let character) = key.code else { return }
      for scalar in character.unicodeScalars {
        try require(scalar.properties.generalCategory != .control, "a key is no control character")
      }
    case .mouse(let event):
      try require(event.position.column >= 0 && event.position.row >= 0, "the mouse is on screen")
    case .focus, .reply, .pasteFault: break
    }
  }
}
