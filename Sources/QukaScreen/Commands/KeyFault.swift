/// Why a line of `keys.toml` is not followed.
package enum KeyFault: Error, Equatable, Sendable {
  /// Its TOML, in which a line may stand for anything.
  case file(FileFault)
  case unreadable
  case unknownSet(String)
  case unknownTable(String)
  /// It stands above the first table.
  case outsideTable(String)
  case unknownKey(String)
  /// - Parameter near: the names that come nearest.
  case unknownCommand(String, near: [String])
  /// The command has nothing to do in this table; `tables` are the ones where it has.
  case wrongTable(String, tables: [KeyContext])
  case repeatedKey(Key, firstLine: Int)
  /// Terminals send another key for it.
  case sameKey(Key, sent: Key)
  /// Terminals send nothing for it that could be told from the plain key.
  case isNotSent(Key)
  case beginsMessages(Key)
  case nothingToFree(Key, KeyContext)
  case escapeIsFixed
  case interruptIsFixed
  case isText(Key)
  case backspaceIsFixed
  case enterIsFixed
  case stopsAll
  /// No other key is left for the command.
  case lastKey(Key, of: String)
}

/// A fault and the line it is in, counted from 1; 0 is the whole file.
package struct KeyProblem: Equatable, Sendable {
  package var line: Int
  package var fault: KeyFault

  package init(line: Int, _ fault: KeyFault) {
    self.line = line
    self.fault = fault
  }
}
