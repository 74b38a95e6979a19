/// What vi is meant to do, as plainly as can be: a list of characters, each of a class, a caret, and whole copies of the text
/// for undo. It knows no Chinese words.
struct PlainVi {
  var text: [Character]
  var caret: Int
  private var register: (text: [Character], isOfLines: Bool) = ([], false)
  private var former: [[Character]] = []

  init(_ text: [Character], caret: Int) {
    (self.text, self.caret) = (text, caret)
    settle()
  }

  enum Motion: CaseIterable {
    case h, l, zero, caret, dollar, w, b, e, bigW, bigB, bigE, find, till, findBack, tillBack

    /// With the character that is looked for.
    func keys(_ wanted: Character) -> String {
      switch self {
      case .h: "h"
      case .l: "l"
      case .zero: "0"
      case .caret: "^"
      case .dollar: "$"
      case .w: "w"
      case .b: "b"
      case .e: "e"
      case .bigW: "W"
      case .bigB: "B"
      case .bigE: "E"
      case .find: "f\(wanted)"
      case .till: "t\(wanted)"
      case .findBack: "F\(wanted)"
      case .tillBack: "T\(wanted)"
      }
    }

    var isInclusive: Bool { [.e, .bigE, .find, .till].contains(self) }
    var isBig: Bool { [.bigW, .bigB, .bigE].contains(self) }
  }

  // MARK: - Lines and classes

  private var lineStart: Int { (text[..<caret].lastIndex(of: "\n") ?? -1) + 1 }
  private var lineEnd: Int { text[caret...].firstIndex(of: "\n") ?? text.count }

  mutating func settle() {
    caret = max(0, min(caret, text.count))
    if caret == lineEnd, caret > lineStart { caret -= 1 }
  }

  private func kind(_ index: Int, _ isBig: Bool) -> Int {
    guard text.indices.contains(index), !text[index].isWhitespace else { return 0 }
    return isBig || text[index].isLetter || text[index].isNumber || text[index] == "_" ? 1 : 2
  }

  private func starts(_ index: Int, _ isBig: Bool) -> Bool {
    let isEmptyLine = text[index] == "\n" && (index == 0 || text[index - 1] == "\n")
    return isEmptyLine || kind(index, isBig) != 0 && kind(index - 1, isBig) != kind(index, isBig)
  }

  private func ends(_ index: Int, _ isBig: Bool) -> Bool {
    kind(index, isBig) != 0 && kind(index + 1, isBig) != kind(index, isBig)
  }

  // MARK: - Motions

  func target(_ motion: Motion, _ wanted: Character) -> Int? {
    switch motion {
    case .h: return max(lineStart, caret - 1)
    case .l: return min(lineEnd, caret + 1)
    case .zero: return lineStart
    case .caret:
      let letter = text[lineStart..<lineEnd].firstIndex { !$0.isWhitespace }
      return letter ?? max(lineStart, lineEnd - 1)
    case .dollar: return lineEnd
    case .w, .bigW:
      return text.indices.first { $0 > caret && starts($0, motion.isBig) } ?? text.count
    case .b, .bigB: return text.indices.last { $0 < caret && starts($0, motion.isBig) } ?? 0
    case .e, .bigE:
      return text.indices.first { $0 > caret && ends($0, motion.isBig) } ?? max(0, text.count - 1)
    case .find, .till:
      let found = (caret..<lineEnd).first { $0 > caret && text[$0] == wanted }
      return found.map { motion == .till ? $0 - 1 : $0 }
    case .findBack, .tillBack:
      let found = (lineStart..<caret).last { text[$0] == wanted }
      return found.map { motion == .tillBack ? $0 + 1 : $0 }
    }
  }

  mutating func move(_ motion: Motion, _ wanted: Character) {
    if let target = target(motion, wanted) { caret = target }
    settle()
  }

  /// What an operator takes; nil where there is nothing.
  private func part(_ motion: Motion, _ wanted: Character, isChange: Bool) -> Range<Int>? {
    guard var target = target(motion, wanted) else { return nil }
    if motion == .w || motion == .bigW {
      target = max(caret, min(target, lineEnd))
      if isChange, kind(caret, motion.isBig) != 0 {
        target = (text.indices.first { $0 >= caret && ends($0, motion.isBig) } ?? caret) + 1
      }
    }
    let (low, high) = (min(caret, target), max(caret, target))
    let part = low..<min(text.count, motion.isInclusive ? high + 1 : high)
    return part.isEmpty && (!isChange || motion.isInclusive) ? nil : part
  }

  // MARK: - Changes

  private mutating func replace(_ part: Range<Int>, with new: [Character]) {
    former.append(text)
    text.replaceSubrange(part, with: new)
  }

  mutating func delete(_ motion: Motion, _ wanted: Character) {
    guard let part = part(motion, wanted, isChange: false) else { return }
    register = (Array(text[part]), false)
    replace(part, with: [])
    caret = part.lowerBound
    settle()
  }

  mutating func change(_ motion: Motion, _ wanted: Character, to new: [Character]) {
    guard let part = part(motion, wanted, isChange: true) else { return }
    if !part.isEmpty { register = (Array(text[part]), false) }
    if part.isEmpty, new.isEmpty {
      caret = max(lineStart, part.lowerBound - 1)
      return settle()
    }
    replace(part, with: new)
    caret = part.lowerBound + new.count
    caret = max(lineStart, caret - 1)
    settle()
  }

  mutating func yank(_ motion: Motion, _ wanted: Character) {
    guard let part = part(motion, wanted, isChange: false) else { return }
    register = (Array(text[part]), false)
    caret = part.lowerBound
    settle()
  }

  mutating func deleteLine() {
    register = (Array(text[lineStart..<lineEnd]) + ["\n"], true)
    let start = lineStart
    if lineEnd < text.count {
      replace(start..<(lineEnd + 1), with: [])
    } else if start > 0 {
      replace((start - 1)..<text.count, with: [])
    } else if !text.isEmpty {
      replace(0..<text.count, with: [])
    }
    caret = min(start, text.count)
    if caret == text.count, start == text.count { caret = lineStart }
    if let target = target(.caret, " ") { caret = target }
    settle()
  }

  mutating func put(isBefore: Bool) {
    guard !register.text.isEmpty else { return }
    if register.isOfLines {
      let block = Array(register.text.dropLast())
      let place = isBefore ? lineStart : lineEnd
      replace(place..<place, with: isBefore ? block + ["\n"] : ["\n"] + block)
      caret = isBefore ? place : place + 1
      if let target = target(.caret, " ") { caret = target }
    } else {
      let place = isBefore ? caret : min(lineEnd, caret + 1)
      replace(place..<place, with: register.text)
      caret = register.text.contains("\n") ? place : place + register.text.count - 1
    }
    settle()
  }

  /// `i`, `a`, `I`, `A`, `o`, `O`
  mutating func insert(_ key: Character, _ new: [Character]) {
    let letter = text[lineStart..<lineEnd].firstIndex { !$0.isWhitespace } ?? lineEnd
    switch key {
    case "i": add(new, at: caret)
    case "a": add(new, at: min(lineEnd, caret + 1))
    case "I": add(new, at: letter)
    case "A": add(new, at: lineEnd)
    case "o": add(["\n"] + new, at: lineEnd)
    default:
      let start = lineStart
      add(new + ["\n"], at: start)
      caret = start + new.count
      caret = max(lineStart, caret - 1)
      settle()
    }
  }

  private mutating func add(_ new: [Character], at place: Int) {
    if !new.isEmpty { replace(place..<place, with: new) }
    caret = place + new.count
    caret = max(lineStart, caret - 1)
    settle()
  }

  mutating func replaceCharacter(with new: Character) {
    guard caret < lineEnd else { return }
    if text[caret] != new { replace(caret..<(caret + 1), with: [new]) }
  }

  /// The caret is where the editor puts it.
  mutating func undo(caret: Int) {
    guard let last = former.popLast() else { return }
    text = last
    self.caret = caret
    settle()
  }
}
