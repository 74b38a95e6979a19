import QukaScreen

/// A table of a TOML file: its members in the order of the file, each with its line.
struct TOMLTable: Equatable, Sendable {
  struct Member: Equatable, Sendable {
    var key: String
    var value: TOMLValue
    /// Counted from 1.
    var line: Int
  }

  private(set) var members: [Member] = []

  subscript(key: String) -> Member? {
    members.first { $0.key == key }
  }

  /// Sets the value that a path of keys leads to; tables on the way are made.
  mutating func set(
    _ path: ArraySlice<String>, to value: TOMLValue, line: Int
  ) throws(TOMLError) {
    guard let key = path.first else { return }
    guard let index = members.firstIndex(where: { $0.key == key }) else {
      var value = value
      if path.count > 1 {
        var inner = TOMLTable()
        try inner.set(path.dropFirst(), to: value, line: line)
        value = .table(inner)
      }
      members.append(Member(key: key, value: value, line: line))
      return
    }
    guard case .table(var inner) = members[index].value, path.count > 1 else {
      throw TOMLError(line: line, fault: .repeatedKey(key))
    }
    try inner.set(path.dropFirst(), to: value, line: line)
    members[index].value = .table(inner)
  }
}
