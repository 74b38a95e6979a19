import Glibc
import QukaWire

@testable import QukaChat
@testable import QukaScreen

/// Measures the longest time for which a key may have to wait behind a long or hostile answer.
@main enum LayoutBenchmark {
  static func main() {
    let wanted = CommandLine.arguments.dropFirst()
    print("| answer | size | opened | resized | streamed | frames |")
    print("|---|---|---|---|---|---|")
    for input in SlowInput.all where wanted.isEmpty || wanted.contains(where: input.name.contains) {
      print(row(of: input))
      fflush(nil)
    }
    print("\n| what a server sends | events | longest piece | frames |")
    print("|---|---|---|---|")
    for flood in Flood.all where wanted.isEmpty || wanted.contains(where: flood.name.contains) {
      print(row(of: flood))
      fflush(nil)
    }
    print("\n| a search in 10,000 messages | longest piece | frames |")
    print("|---|---|---|")
    let searches = TypedSearch.all.filter { search in
      wanted.isEmpty || wanted.contains(where: search.name.contains)
    }
    if searches.isEmpty { return }
    var screen = TypedSearch.screen()
    for search in searches {
      search.run(on: &screen)
      print("| \(search.name) | \(text(screen.worst)) | \(screen.pieces) |")
      fflush(nil)
    }
  }

  private static func row(of flood: Flood) -> String {
    let rounds = (0..<3).map { _ in
      var screen = BenchmarkScreen()
      screen.flood(flood.before())
      screen.finish()
      screen.forget()
      screen.flood(flood.events())
      screen.finish()
      return screen
    }
    let worst = rounds.map(\.worst).min() ?? 0
    let count = flood.events().reduce(0) { count, _ in count + 1 }
    return "| \(flood.name) | \(count) | \(text(worst)) | \(rounds[0].pieces) |"
  }

  /// The best of three rounds, because the first one warms the caches and any may be disturbed.
  private static func row(of input: SlowInput) -> String {
    let rounds = (0..<3).map { _ in Round(input.text) }
    func best(_ figure: (Round) -> Double) -> String {
      Self.text(rounds.map(figure).min() ?? 0)
    }
    let size = "\((input.text.utf8.count + 512) / 1_024) KB"
    return "| \(input.name) | \(size) | \(best(\.opened)) | \(best(\.resized)) "
      + "| \(best(\.streamed)) | \(rounds[0].frames) |"
  }

  private static func text(_ milliseconds: Double) -> String {
    let tenths = Int((milliseconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// One answer: loaded whole, shown in another width, and streamed.
private struct Round {
  var opened = 0.0
  var resized = 0.0
  var streamed = 0.0
  /// Until all of the loaded answer is laid out.
  var frames = 0

  /// Streaming is measured up to this size.
  private static let streamedBytes = 256 << 10
  /// Scalars of a delta, a quick model's eight milliseconds and more.
  private static let delta = 400

  init(_ text: String) {
    var screen = BenchmarkScreen()
    screen.forget()
    screen.reduce(
      .server(.historyLoaded(BenchmarkScreen.chat, .success([Self.message(text, .completed)]))))
    screen.finish()
    (opened, frames) = (screen.worst, screen.pieces)
    screen.forget()
    screen.turn(.resized(Size(columns: 97, rows: 40)))
    screen.finish()
    resized = screen.worst
    streamed = Self.stream(text)
  }

  private static func stream(_ text: String) -> Double {
    var screen = BenchmarkScreen()
    screen.reduce(.server(.historyLoaded(BenchmarkScreen.chat, .success([]))))
    screen.reduce(BenchmarkScreen.event(.messageStarted(message("", .generating))))
    screen.forget()
    var rest = text.unicodeScalars[...]
    var count = 0
    var bytes = 0
    while !rest.isEmpty, bytes < streamedBytes {
      let delta = String(rest.prefix(delta))
      rest = rest.dropFirst(Self.delta)
      screen.turn(
        BenchmarkScreen.event(
          .delta(BenchmarkScreen.answer, text: delta, startAt: count, progress: .generating)))
      count += delta.unicodeScalars.count
      bytes += delta.utf8.count
    }
    screen.turn(
      BenchmarkScreen.event(
        .done(BenchmarkScreen.answer, length: count, progress: .completed)))
    screen.finish()
    return screen.worst
  }

  private static func message(_ text: String, _ progress: QukaWire.Progress) -> Message {
    Message(
      id: BenchmarkScreen.answer, session: BenchmarkScreen.chat, sequence: 1, sentAt: 0,
      role: .assistant, progress: progress, text: text)
  }
}
