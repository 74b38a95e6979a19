/// Names that somebody may have meant who wrote another one.
enum NearNames {
  /// The nearest first, three at most.
  static func of(_ name: String, among names: [String]) -> [String] {
    // A file may hold names as long as itself, and thousands of them.
    guard name.utf8.count <= 32 else { return [] }
    let most = max(2, name.count / 3)
    let measured = names.map { other in
      // At least as many steps as one is longer.
      let isFar = abs(name.utf8.count - other.utf8.count) > most
      let isPart = name.count > 2 && (other.contains(name) || name.contains(other))
      return (
        name: other, steps: isPart ? 1 : isFar ? .max : steps(Array(name.utf8), Array(other.utf8))
      )
    }
    return measured.filter { $0.steps <= most }.sorted { ($0.steps, $0.name) < ($1.steps, $1.name) }
      .prefix(3).map(\.name)
  }

  /// Bytes to be added, dropped or exchanged, by Wagner and Fischer.
  private static func steps(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, sign) in other.enumerated() {
        let changed = diagonal + (letter == sign ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
      }
    }
    return row[other.count]
  }
}
