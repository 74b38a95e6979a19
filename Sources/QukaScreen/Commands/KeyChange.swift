/// One key that gets another meaning, or none.
struct KeyChange: Equatable, Sendable {
  var context: KeyContext
  var key: Key
  /// Nil frees the key.
  var command: Command?
  var origin: KeyOrigin
}

/// Who gave a key its meaning.
package enum KeyOrigin: Equatable, Sendable {
  case usual
  case set(KeySet)
  /// A line of `keys.toml`.
  case file(line: Int)
}

/// What `keys.toml` asks for, as it stands there.
package struct KeyFile: Equatable, Sendable {
  /// A line that gives a key a command, all of it in the file's own words.
  package struct Request: Equatable, Sendable {
    package var table: String
    package var key: String
    package var command: String
    package var line: Int

    package init(table: String, key: String, command: String, line: Int) {
      self.table = table
      self.key = key
      self.command = command
      self.line = line
    }
  }

  package var set: KeySet
  package var requests: [Request]
  /// What could not even be read as a request.
  package var problems: [KeyProblem]

  package init(set: KeySet = .usual, requests: [Request] = [], problems: [KeyProblem] = []) {
    self.set = set
    self.requests = requests
    self.problems = problems
  }
}

/// What a line of `keys.toml` took from another command, or did not reach.
package struct KeyMove: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// The other command had the key in this context.
    case taken
    /// The other command has it everywhere, but no longer here.
    case hidden
    /// The other command keeps it in a context that comes first.
    case kept
  }

  var line: Int
  var key: Key
  var context: KeyContext
  var kind: Kind
  /// The other command.
  var loser: Command
  /// Its keys there now.
  var left: [Key]
}
