/// What became of a `keys.toml`: the keys in force, what is wrong with the file, and what it moved.
package struct KeyVerdict: Equatable, Sendable {
  package var keys: KeyMap
  /// In the order of their lines.
  package var problems: [KeyProblem]
  package var moves: [KeyMove]

  /// Follows every line that can be followed.
  package init(_ file: KeyFile) {
    guard file != KeyFile() else {
      (keys, problems, moves) = (.usual, [], [])
      return
    }
    var problems = file.problems
    var wanted = Self.changes(file.requests, &problems)
    var base = KeyAssignments()
    base.apply(file.set.changes)
    let before = KeyLookup(base)
    wanted.removeAll { change in
      guard change.command == nil, case .file(let line) = change.origin,
        before.command(for: change.key, in: change.context.chain) == nil
      else { return false }
      problems.append(KeyProblem(line: line, .nothingToFree(change.key, change.context)))
      return true
    }
    while true {
      var assignments = base
      assignments.apply(wanted)
      let after = KeyLookup(assignments)
      // A line that took the last key of what must keep one is given up; each round has fewer lines.
      guard let culprit = Self.culprit(among: wanted, before, after) else {
        keys = file.set == .usual && wanted.isEmpty ? .usual : KeyMap(assignments, set: file.set)
        moves = Self.moves(wanted, before, after)
        break
      }
      wanted.remove(at: culprit.index)
      problems.append(culprit.problem)
    }
    self.problems = problems.sorted { $0.line < $1.line }
  }

  // MARK: - Reading

  private static func changes(
    _ requests: [KeyFile.Request], _ problems: inout [KeyProblem]
  ) -> [KeyChange] {
    var changes: [KeyChange] = []
    var lines: [KeyContext: [Key: Int]] = [:]
    for request in requests {
      do throws(KeyFault) {
        let change = try change(request)
        if let line = lines[change.context]?[change.key] {
          throw .repeatedKey(change.key, firstLine: line)
        }
        lines[change.context, default: [:]][change.key] = request.line
        changes.append(change)
      } catch {
        problems.append(KeyProblem(line: request.line, error))
      }
    }
    return changes
  }

  private static func change(_ request: KeyFile.Request) throws(KeyFault) -> KeyChange {
    guard let context = KeyContext(table: request.table) else {
      throw .unknownTable(request.table)
    }
    let key = try Key(fileName: request.key)
    let origin = KeyOrigin.file(line: request.line)
    let name = request.command.lowercased()
    guard name != "none" else {
      if let fault = KeyRules.fault(key, context, nil) { throw fault }
      return KeyChange(context: context, key: key, command: nil, origin: origin)
    }
    guard let entry = CommandCatalogue.entry(named: name) else {
      throw .unknownCommand(
        request.command, near: NearNames.of(name, among: CommandCatalogue.entries.map(\.name)))
    }
    if let fault = KeyRules.fault(key, context, entry.command) { throw fault }
    guard KeyRules.mayStand(entry, in: context) else {
      throw .wrongTable(entry.name, tables: entry.places.map(\.context).filter { $0.table != nil })
    }
    return KeyChange(context: context, key: key, command: entry.command, origin: origin)
  }

  // MARK: - What must keep a key

  private static func culprit(
    among changes: [KeyChange], _ before: KeyLookup, _ after: KeyLookup
  ) -> (index: Int, problem: KeyProblem)? {
    func isLost(_ command: Command, _ context: KeyContext) -> Bool {
      after.firstKey(of: command, in: context) == nil
    }
    let lost = KeyRules.keptSomewhere.filter { command, contexts in
      contexts.allSatisfy { isLost(command, $0) }
    }
    for (command, contexts) in KeyRules.kept + lost {
      for context in contexts where isLost(command, context) {
        let index = changes.firstIndex { change in
          context.chain.contains(change.context) && change.command != command
            && before.command(for: change.key, in: context.chain) == command
        }
        guard let index, case .file(let line) = changes[index].origin else { continue }
        let name = CommandCatalogue.entry(command)?.name ?? ""
        return (index, KeyProblem(line: line, .lastKey(changes[index].key, of: name)))
      }
    }
    return nil
  }

  // MARK: - What lost a key

  private static func moves(
    _ changes: [KeyChange], _ before: KeyLookup, _ after: KeyLookup
  ) -> [KeyMove] {
    changes.flatMap { change -> [KeyMove] in
      guard let command = change.command, case .file(let line) = change.origin else { return [] }
      func move(_ kind: KeyMove.Kind, _ context: KeyContext, _ loser: Command) -> KeyMove {
        KeyMove(
          line: line, key: change.key, context: context, kind: kind, loser: loser,
          left: after.keys(of: loser, in: context))
      }
      var moves: [KeyMove] = []
      if let loser = before.command(for: change.key, in: [change.context]) {
        // It stays as it was.
        guard loser != command else { return [] }
        moves.append(move(.taken, change.context, loser))
      } else if let loser = before.command(for: change.key, in: change.context.chain),
        loser != command
      {
        moves.append(move(.hidden, change.context, loser))
      }
      guard change.context == .global else { return moves }
      for context in [KeyContext.composer, .list, .transcript] {
        guard let keeper = after.command(for: change.key, in: [context]), keeper != command else {
          continue
        }
        moves.append(move(.kept, context, keeper))
      }
      return moves
    }
  }
}
