import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// Esc and Ctrl-C in every form that keyboards and terminals give them.
@Suite("Key decoder: the stop keys in all their forms")
struct StopKeyFormsTests {
  private func inputs(_ bytes: String) -> [TerminalInput] {
    var decoder = KeyDecoder()
    return decoder.receive(bytes.utf8, at: .zero) + decoder.expire(at: .late)
  }

  @Test(
    "Esc is Esc, with Shift, Alt, Ctrl, Caps Lock or Num Lock",
    arguments: [0, 1, 2, 4, 3, 5, 6, 7, 32], [0, 64, 128, 192])
  func escape(_ held: Int, _ locks: Int) {
    let modifiers = 1 + held + locks
    #expect(inputs("\u{1B}[27;\(modifiers)u") == [.key(.escape)])
    #expect(inputs("\u{1B}[27;\(modifiers):1u") == [.key(.escape)])
    #expect(inputs("\u{1B}[27;\(modifiers);27~") == [.key(.escape)])
  }

  @Test("Esc with Super or Hyper is the desktop's", arguments: [8, 16, 9, 72])
  func desktopEscape(_ held: Int) {
    #expect(inputs("\u{1B}[27;\(1 + held)u") == [.reply(.other)])
  }

  @Test("a stop key that is held down or let go is no second press", arguments: [2, 3])
  func heldDown(_ event: Int) {
    for bytes in [
      "\u{1B}[27;1:\(event)u", "\u{1B}[27;2:\(event)u", "\u{1B}[99;5:\(event)u",
      "\u{1B}[1089;5:\(event)u", "\u{1B}[1089::99;133:\(event)u",
    ] {
      #expect(inputs(bytes).isEmpty, "\(bytes.debugDescription)")
    }
  }

  @Test(
    "Ctrl-C is the key that holds C, in layouts of other scripts",
    arguments: ["с", "С", "ψ", "Ψ", "ב", "ؤ", "ز", "แ", "ㅊ"])
  func interrupt(_ letter: String) throws {
    let code = try #require(letter.unicodeScalars.first).value
    for locks in [0, 64, 128, 192] {
      #expect(inputs("\u{1B}[\(code);\(5 + locks)u") == [.key(.control("c"))])
      #expect(inputs("\u{1B}[27;\(5 + locks);\(code)~") == [.key(.control("c"))])
    }
  }

  @Test("the key that the terminal reports beside the letter is believed, whatever the layout")
  func reportedKey() {
    // Russian; Bulgarian, whose letters are elsewhere; Georgian, which the table does not have.
    for code in [1089, 1098, 4330] {
      #expect(inputs("\u{1B}[\(code)::99;5u") == [.key(.control("c"))])
      #expect(inputs("\u{1B}[\(code):\(code):99;5u") == [.key(.control("c"))])
    }
    #expect(inputs("\u{1B}[1093::91;5u") == [.key(.escape)], "Ctrl-[ is Esc there too")
    #expect(inputs("\u{1B}[1079:1047:112;4u") == [.key(.character("P", .alt))])
    #expect(inputs("\u{1B}[1079::112;3u") == [.key(.character("p", .alt))])
  }

  @Test("a Latin letter counts as it is, wherever its key lies: Dvorak, AZERTY, German")
  func latinLayouts() {
    #expect(inputs("\u{1B}[99::105;5u") == [.key(.control("c"))])
    #expect(inputs("\u{1B}[106::99;5u") == [.key(.control("j"))])
    #expect(inputs("\u{1B}[252::91;5u") == [.key(.control("ü"))])
    #expect(inputs("\u{1B}[7871::99;5u") == [.key(.control("ế"))])
  }

  @Test("every Ctrl-letter works in the Russian layout")
  func russian() {
    let keys = zip("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить")
    for (latin, letter) in keys {
      guard let code = letter.unicodeScalars.first?.value else { continue }
      #expect(inputs("\u{1B}[\(code);5u") == [.key(.control(latin))], "\(letter)")
    }
    #expect(inputs("\u{1B}[1110;5u") == [.key(.control("s"))], "Ukrainian і")
    #expect(inputs("\u{1B}[1098;3u") == [.key(.character("ъ", .alt))], "a sign with Alt is typed")
  }

  @Test("a letter without Ctrl or Alt is that letter, whatever key it is on")
  func typing() {
    #expect(inputs("\u{1B}[1089::99u") == [.key(.character("с"))])
    #expect(inputs("\u{1B}[1089:1057:99;2u") == [.key(.character("С"))])
    #expect(inputs("с") == [.key(.character("с"))])
  }

  @Test("no letter of another script is on two keys, and none is in the table twice")
  func table() {
    let latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
    for code in UInt32(0x20)..<0xFFFF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let key = KeyboardLayoutTable.latinKey(for: scalar, base: nil)
      if code < 0x370 { #expect(key == nil, "\(scalar)") }
      if let key { #expect(latin.unicodeScalars.contains(key)) }
    }
    for base in [0, 0x1F, 0x7F, 300, -1, Int.max] {
      #expect(KeyboardLayoutTable.latinKey(for: "с", base: base) == "c", "\(base) is no key")
    }
  }

  @Test(
    "Ctrl-C and Esc end whatever is being read, and count",
    arguments: [
      "\u{1B}[", "\u{1B}[<0;1", "\u{1B}[2", "\u{1B}[M", "\u{1B}[M a", "\u{1B}[[", "\u{1B}O",
      "\u{1B}O5",
      "\u{1B}]11;rgb:1e", "\u{1B}P1", "\u{1B}_G",
    ], [0, 90, 3_000])
  func ending(_ begun: String, _ pause: Int64) {
    for key in [Key.control("c"), .escape] {
      var decoder = KeyDecoder()
      _ = decoder.receive(begun.utf8, at: .zero)
      _ = decoder.expire(at: .milliseconds(pause))
      var seen = decoder.receive(key == .escape ? [0x1B] : [0x03], at: .milliseconds(pause))
      seen += decoder.expire(at: .milliseconds(pause + 2))
      #expect(seen.last == .key(key))
      #expect(seen.filter { $0 == .key(key) }.count == 1)
    }
  }
}
