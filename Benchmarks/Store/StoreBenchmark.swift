import QukaStore

/// Measures stores of many chats: see `scripts/bench-store`.
@main
enum StoreBenchmark {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count >= 3 else { fatalError("store FOLDER ENGLISH CHATS…") }
    let writer = try TextWriter(english: words[1])
    for chats in words.dropFirst(2).compactMap({ Int($0) }) {
      let file = MeasuredFile(folder: "\(words[0])/\(chats)")
      try StoreMeasurement(file: file, chats: chats, writer: writer).run()
      guard chats <= 1_000 else { continue }
      let older = MeasuredFile(folder: "\(words[0])/older-\(chats)")
      guard !older.exists else { continue }
      try StoreMeasurement(file: older, chats: chats, writer: writer).runUpgrade()
    }
  }
}
