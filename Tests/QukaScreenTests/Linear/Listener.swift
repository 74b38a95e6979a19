import QukaScreenTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen

/// What the person hears in screen-reader mode, one string for each call; wired as `LinearScreen` does.
struct Listener {
  var app: AppDriver
  private var narrator = Narrator()
  private var search = LinearSearch()
  private var page = LinearPage()

  init(app: AppDriver) { self.app = app }

  mutating func hear() -> String {
    let (words, finding) = search.news(app.state)
    let found = words.map { [Utterance.end, .line($0)] } ?? []
    let text = page.text(
      for: narrator.news(app.state) + found, of: app.state)
    if finding != nil || app.state.search?.step != nil {
      var metrics = TranscriptMetrics(totalRows: 1_000, visibleRows: 10)
      metrics.search = finding
      app.reduce(.laidOut(metrics))
    }
    return text
  }

  /// What is heard until nothing is being looked for any more.
  mutating func hearAll() -> String {
    var heard = hear()
    for _ in 0..<1_000 {
      let more = hear()
      if more.isEmpty, app.state.search?.step == nil { break }
      heard += more
    }
    return heard
  }
}
