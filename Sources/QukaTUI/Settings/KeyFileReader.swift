import Glibc
import QukaScreen

/// Reads `keys.toml`. What is wrong in one line leaves the others in force, because a slip of the pen must not take the
/// person's keys away.
enum KeyFileReader {
  /// Lines whose TOML is wrong; a file with more is something else.
  private static let mostFaults = 16

  /// The keys of the file at a path; the usual ones where there is none.
  static func verdict(at path: String?) -> KeyVerdict {
    guard let path, access(path, F_OK) == 0 else { return KeyVerdict(KeyFile()) }
    guard let text = SmallFile.read(path) else {
      return KeyVerdict(KeyFile(problems: [KeyProblem(line: 0, .unreadable)]))
    }
    return KeyVerdict(read(text))
  }

  static func read(_ text: String) -> KeyFile {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var file = KeyFile()
    for _ in 0..<mostFaults {
      do throws(TOMLError) {
        let table = try TOMLReader.read(lines.joined(separator: "\n"))
        take(table, into: &file)
        return file
      } catch {
        file.problems.append(KeyProblem(line: error.line, .file(error.fault)))
        guard lines.indices.contains(error.line - 1), !lines[error.line - 1].isEmpty else {
          return file
        }
        // The rest keeps its lines.
        lines[error.line - 1] = ""
      }
    }
    return file
  }

  private static func take(_ table: TOMLTable, into file: inout KeyFile) {
    for member in table.members {
      switch member.value {
      case .string(let name) where member.key == "set":
        if let set = KeySet(rawValue: name.lowercased()) {
          file.set = set
        } else {
          file.problems.append(KeyProblem(line: member.line, .unknownSet(name)))
        }
      case .table(let inner):
        guard KeyContext(table: member.key) != nil else {
          file.problems.append(KeyProblem(line: member.line, .unknownTable(member.key)))
          continue
        }
        for line in inner.members { take(line, of: member.key, into: &file) }
      case .string, .integer, .boolean:
        file.problems.append(KeyProblem(line: member.line, .outsideTable(member.key)))
      }
    }
  }

  private static func take(
    _ member: TOMLTable.Member, of table: String, into file: inout KeyFile
  ) {
    guard case .string(let command) = member.value else {
      file.problems.append(KeyProblem(line: member.line, .file(.notText(member.key))))
      return
    }
    file.requests.append(
      KeyFile.Request(table: table, key: member.key, command: command, line: member.line))
  }
}
