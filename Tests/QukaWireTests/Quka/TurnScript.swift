import QukaWire

/// A turn driven by lines of text: milliseconds, then what happens.
///
/// ```
/// 241 1/2 A            INIT; the columns are those of docs/protocol.md §6.10: type/complete, id
/// 361 2/3 A 0 Hello    a delta at its place; 3/1 A 5, 4/4 A, 4/4 A message, 5/2 T, 6/3 T, 7/1 T, 8/4 T
/// 700 esc              the stop key; `200`, `503`, `404`, `timeout` answer it
///   0 post             also: written, accepted, withdrawn; unsent, lost, busy, exists, refused, 500, empty
/// 500 again            the question goes out once more, as `resend` asked
/// ```
/// Between two lines the turn's own deadlines pass one by one. `log` tells what the turn wanted, and when.
struct TurnScript {
  private(set) var turn: Turn
  private(set) var now: Instant
  private(set) var log: [String] = []

  /// A turn whose question was sent and accepted at 0.
  static func accepted(_ lines: String = "") -> TurnScript {
    var script = TurnScript(turn: Turn(asking: .zero))
    script.play("0 post\n0 written\n0 accepted")
    script.play(lines)
    return script
  }

  /// A turn whose question is not sent yet.
  static func fresh(_ lines: String = "", isRepeat: Bool = false) -> TurnScript {
    var script = TurnScript(turn: Turn(asking: .zero, isRepeat: isRepeat))
    script.play(lines)
    return script
  }

  /// A turn of another client.
  static func joined(_ lines: String) -> TurnScript {
    var script = TurnScript(turn: Turn(joining: .zero))
    script.play(lines)
    return script
  }

  init(turn: Turn) {
    self.turn = turn
    now = .zero
  }

  mutating func play(_ lines: String) {
    for line in lines.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2, let milliseconds = Int64(words[0]) else { continue }
      wait(until: milliseconds)
      note(perform(words[1]))
    }
  }

  /// Lets the deadlines up to a time pass.
  mutating func wait(until milliseconds: Int64) {
    let end = Instant.zero + .milliseconds(milliseconds)
    while let deadline = turn.deadline, deadline <= end { pass(deadline) }
    now = max(now, end)
  }

  /// Lets all deadlines pass; at the end of it every turn must be over.
  mutating func waitForTheEnd() {
    var steps = 0
    while turn.isActive, let deadline = turn.deadline, steps < 1_000 {
      pass(deadline)
      steps += 1
    }
  }

  private mutating func pass(_ deadline: Instant) {
    now = max(now, deadline)
    let before = turn
    let actions = turn.advance(to: now)
    note(actions)
    // A deadline that changes nothing would spin for ever.
    if turn == before, actions.isEmpty { log.append("STUCK at \(milliseconds(now))") }
  }

  /// When stop requests went out, in milliseconds.
  var stops: [Int64] { times(of: "stop") }
  /// When history was asked for, in milliseconds.
  var refetches: [Int64] { times(of: "refetch") }
  /// When the question was to be sent again, in milliseconds.
  var resends: [Int64] { times(of: "resend") }

  private func times(of action: String) -> [Int64] {
    log.compactMap { line in
      let words = line.split(separator: " ")
      return words[1] == action ? Int64(words[0]) : nil
    }
  }

  var end: String? { log.last { $0.contains(" end ") } }

  private mutating func note(_ actions: [Turn.Action]) {
    for action in actions { log.append("\(milliseconds(now)) \(text(action))") }
  }

  private func text(_ action: Turn.Action) -> String {
    switch action {
    case .sendStop(let attempt): "stop \(attempt)"
    case .cancelSend: "cancel"
    case .resend: "resend"
    case .refetch: "refetch"
    case .quiet: "quiet"
    case .end(let ending): "end \(text(ending))"
    }
  }

  private func text(_ ending: Turn.Ending) -> String {
    switch ending {
    case .completed: "completed"
    case .stopped(let after): "stopped" + (after.map { " in \($0.wholeMilliseconds)" } ?? "")
    case .finished: "finished"
    case .detached(let reason): "detached" + (reason.map { " (\(name($0)))" } ?? "")
    case .failed(let reason): "failed" + (reason.map { " (\(name($0)))" } ?? "")
    case .interrupted: "interrupted"
    case .incomplete: "incomplete"
    case .withdrawn: "withdrawn"
    }
  }

  /// The name under which the script knows it.
  private func name(_ failure: TurnFailure) -> String {
    switch failure {
    case .send(.unreachable(let name, _)), .stop(.unreachable(let name, _)): name
    case .send, .stop, .channelRefused, .notStored, .chatGone: "\(failure)"
    }
  }

  private func milliseconds(_ instant: Instant) -> Int64 { (instant - .zero).wholeMilliseconds }
}

extension TurnScript {
  private mutating func perform(_ what: String) -> [Turn.Action] {
    switch what {
    case "post":
      turn.beginPosting()
      return []
    case "written":
      turn.postWritten()
      return []
    case "accepted": return turn.postAccepted(at: now)
    case "again":
      turn.beginResending()
      return []
    case "unsent": return turn.postFailed(.unsent, .unreachable(host: what, .refused), at: now)
    case "lost": return turn.postFailed(.lost, .unreachable(host: what, .refused), at: now)
    case "busy": return turn.postFailed(.busy, .unreachable(host: what, .refused), at: now)
    case "exists": return turn.postFailed(.duplicate, .unreachable(host: what, .refused), at: now)
    case "refused": return turn.postFailed(.refused, .unreachable(host: what, .refused), at: now)
    case "500": return turn.postFailed(.failed, .unreachable(host: what, .refused), at: now)
    case "empty": return turn.postFailed(.noAnswer, .unreachable(host: what, .refused), at: now)
    case "withdrawn": return turn.postWithdrawn(at: now)
    case "esc": return turn.requestStop(at: now)
    case "200": return turn.stopAnswered(.accepted, at: now)
    case "timeout": return turn.stopAnswered(.lost(.unreachable(host: what, .refused)), at: now)
    case "503": return turn.stopAnswered(.failed(.unreachable(host: what, .refused)), at: now)
    case "401", "403", "404":
      return turn.stopAnswered(.refused(.unreachable(host: what, .refused)), at: now)
    case "nothing": return []
    default:
      guard let event = ChatEvent(script: what) else {
        log.append("UNREADABLE \(what)")
        return []
      }
      return turn.receive(event, at: now)
    }
  }
}

extension ChatEvent {
  /// `type/complete id [place [text]]`; for FAILED the third word is its message.
  fileprivate init?(script: String) {
    let words = script.split(separator: " ", maxSplits: 3).map(String.init)
    guard words.count >= 2 else { return nil }
    let kind = words[0].split(separator: "/").compactMap { Int($0) }
    guard kind.count == 2, let progress = Progress(rawValue: kind[1]) else { return nil }
    let id = MessageID(words[1])
    let place = words.count > 2 ? Int(words[2]) ?? 0 : 0
    let tips = ToolTips(id: id.rawValue, name: "T", arguments: "", content: "Using tool: T")
    switch kind[0] {
    case 1: self = .messageStarted(.started(id, .assistant))
    case 2:
      self = .delta(id, text: words.count > 3 ? words[3] : "x", startAt: place, progress: progress)
    case 3: self = .done(id, length: place, progress: progress)
    case 4: self = .failed(id, length: 0, message: words.count > 2 ? words[2] : nil)
    case 5: self = .toolStarted(.started(id, .tool))
    case 6: self = .toolUpdated(id, tips, progress: progress)
    case 7: self = .toolDone(id)
    case 8: self = .toolFailed(id)
    default: return nil
    }
  }
}

extension Message {
  fileprivate static func started(_ id: MessageID, _ role: Role) -> Message {
    Message(
      id: id, session: SessionID("1"), sequence: 2, sentAt: 0, role: role,
      progress: .uncompleted, text: "")
  }
}
