/// A whole command of vi's normal or visual mode, read from the characters that were typed for it.
struct ViCommand: Equatable, Sendable {
  enum Verb: Equatable, Sendable {
    case move(ViMotion)
    case operate(ViOperator, ViTarget)
    case enter(Entry)
    case put(isBefore: Bool)
    case replace(Character)
    case flipCase
    case join
    case undo
    /// `.`
    case again
    case visual(isOfLines: Bool)
    /// `o` in visual mode: the caret goes to the selection's other end.
    case otherEnd
    /// `/`
    case findPrompt
  }

  /// How insert mode begins.
  enum Entry: Equatable, Sendable {
    case before, lineStart, behind, lineEnd, lineBelow, lineAbove
  }

  /// Nil where none was typed.
  var count: Int?
  var verb: Verb

  var times: Int { count ?? 1 }
}

/// What is done with a part of the text.
enum ViOperator: Equatable, Sendable {
  case delete, change, yank, lowercase, uppercase, flipCase
}

/// The part of the text that an operator takes.
enum ViTarget: Equatable, Sendable {
  case motion(ViMotion)
  case object(ViObject)
  /// The operator's letter twice: whole lines.
  case lines
  /// What is selected in visual mode.
  case selection
  /// So many characters or lines, as a repeated command of visual mode takes them.
  case span(Int, isOfLines: Bool)
}

// MARK: - Reading

extension ViCommand {
  /// What the characters typed so far are.
  enum Reading: Equatable {
    case command(ViCommand)
    /// More characters make it a command.
    case unfinished
    case unknown
  }

  /// So many times at most, so that a slip of a finger costs no memory.
  private static let mostTimes = 999

  static func read(_ typed: [Character], isVisual: Bool) -> Reading {
    var rest = typed[...]
    let count = takeCount(&rest)
    guard let first = rest.popFirst() else { return .unfinished }
    if let reading = readMotion(first, rest) { return reading.asCommand(count) }
    return isVisual ? readVisual(first, rest, count) : readNormal(first, rest, count)
  }

  /// A zero counts only behind another digit: alone it is a motion.
  private static func takeCount(_ rest: inout ArraySlice<Character>) -> Int? {
    var count: Int?
    while let digit = rest.first, digit.isASCII, let value = digit.wholeNumberValue,
      count != nil || value > 0
    {
      count = min(mostTimes, (count ?? 0) * 10 + value)
      rest.removeFirst()
    }
    return count
  }

  private enum MotionReading {
    case motion(ViMotion)
    case unfinished
    case unknown

    func asCommand(_ count: Int?) -> Reading {
      switch self {
      case .motion(let motion): .command(ViCommand(count: count, verb: .move(motion)))
      case .unfinished: .unfinished
      case .unknown: .unknown
      }
    }
  }

  /// Nil where the first character begins no motion.
  private static func readMotion(_ first: Character, _ rest: ArraySlice<Character>)
    -> MotionReading?
  {
    if let motion = ViMotion.ofOneKey[first] { return .motion(motion) }
    if "fFtT".contains(first) {
      guard let wanted = rest.first else { return .unfinished }
      let find = ViFind(
        wanted: wanted, isForward: first == "f" || first == "t",
        isTill: first == "t" || first == "T")
      return .motion(.find(find))
    }
    guard first == "g" else { return nil }
    guard let second = rest.first else { return .unfinished }
    return ViMotion.behindG[second].map { .motion($0) }
  }

  private static func readNormal(
    _ first: Character, _ rest: ArraySlice<Character>, _ count: Int?
  ) -> Reading {
    func command(_ verb: Verb) -> Reading { .command(ViCommand(count: count, verb: verb)) }
    if let verb = ofOneKey[first] { return command(verb) }
    if first == "r" { return rest.first.map { command(.replace($0)) } ?? .unfinished }
    var rest = rest
    var letters = String(first)
    if first == "g" {
      guard let second = rest.popFirst() else { return .unfinished }
      letters.append(second)
    }
    guard let work = operators[letters] else { return .unknown }
    // A count before the operator and one behind it multiply.
    let inner = takeCount(&rest)
    let times = count == nil && inner == nil ? nil : min(mostTimes, (count ?? 1) * (inner ?? 1))
    guard let next = rest.popFirst() else { return .unfinished }
    return readTarget(of: work, letters, next, rest, times)
  }

  private static func readTarget(
    of work: ViOperator, _ letters: String, _ next: Character, _ rest: ArraySlice<Character>,
    _ count: Int?
  ) -> Reading {
    func command(_ target: ViTarget) -> Reading {
      .command(ViCommand(count: count, verb: .operate(work, target)))
    }
    if next == "i" || next == "a" {
      guard let kind = rest.first else { return .unfinished }
      return ViObject(kind, isAround: next == "a").map { command(.object($0)) } ?? .unknown
    }
    if next == letters.last || (next == "g" && String(["g", rest.first ?? " "]) == letters) {
      return command(.lines)
    }
    switch readMotion(next, rest) {
    case .motion(let motion): return command(.motion(motion))
    case .unfinished: return .unfinished
    case .unknown, nil: return .unknown
    }
  }

  private static func readVisual(
    _ first: Character, _ rest: ArraySlice<Character>, _ count: Int?
  ) -> Reading {
    func command(_ verb: Verb) -> Reading { .command(ViCommand(count: count, verb: verb)) }
    if let verb = visualOfOneKey[first] { return command(verb) }
    switch first {
    case "r": return rest.first.map { command(.replace($0)) } ?? .unfinished
    case "i", "a":
      guard let kind = rest.first else { return .unfinished }
      // What an object selects is a motion of the selection's both ends.
      return ViObject(kind, isAround: first == "a").map { command(.move(.object($0))) } ?? .unknown
    default: return .unknown
    }
  }

  private static let ofOneKey: [Character: Verb] = [
    "i": .enter(.before), "I": .enter(.lineStart), "a": .enter(.behind), "A": .enter(.lineEnd),
    "o": .enter(.lineBelow), "O": .enter(.lineAbove), "p": .put(isBefore: false),
    "P": .put(isBefore: true), "x": .operate(.delete, .motion(.right)),
    "X": .operate(.delete, .motion(.left)), "D": .operate(.delete, .motion(.lineEnd)),
    "C": .operate(.change, .motion(.lineEnd)), "S": .operate(.change, .lines),
    "s": .operate(.change, .motion(.right)), "Y": .operate(.yank, .lines), "~": .flipCase,
    "J": .join, "u": .undo, ".": .again, "v": .visual(isOfLines: false),
    "V": .visual(isOfLines: true), "/": .findPrompt,
  ]

  private static let visualOfOneKey: [Character: Verb] = [
    "d": .operate(.delete, .selection), "x": .operate(.delete, .selection),
    "c": .operate(.change, .selection), "s": .operate(.change, .selection),
    "y": .operate(.yank, .selection), "u": .operate(.lowercase, .selection),
    "U": .operate(.uppercase, .selection), "~": .operate(.flipCase, .selection),
    "p": .put(isBefore: false), "P": .put(isBefore: true), "J": .join, "o": .otherEnd,
    "v": .visual(isOfLines: false), "V": .visual(isOfLines: true),
  ]

  private static let operators: [String: ViOperator] = [
    "d": .delete, "c": .change, "y": .yank, "gu": .lowercase, "gU": .uppercase, "g~": .flipCase,
  ]
}
