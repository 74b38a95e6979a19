import QukaWire
import Synchronization

@testable import QukaStore

/// How long searches take, of several kinds: the first fifty messages that are found.
struct SearchMeasurement {
  let store: Store
  let file: MeasuredFile
  let writer: TextWriter

  private static let perKind = 20
  private static let limit = 50

  private var kinds: [(name: String, make: (inout SplitMix) -> String)] {
    [
      ("a rare word", { writer.rareWord(&$0) }),
      ("a word", { writer.englishWord(&$0) }),
      ("three words", { writer.englishPhrase(3, &$0) }),
      ("two Chinese characters", { writer.chinesePair(&$0) }),
      ("two that stand together by chance", { writer.strangePair(&$0) }),
      ("one Chinese character", { String(writer.chinesePair(&$0).prefix(1)) }),
      ("two letters", { String(writer.rareWord(&$0).prefix(2)) }),
      ("no match", { "\(writer.rareWord(&$0))\(writer.englishWord(&$0))" }),
      ("words that never meet", { "\(writer.englishWord(&$0)) \(writer.englishWord(&$0))" }),
    ]
  }

  func run() {
    var random = SplitMix(state: 99)
    let queries = kinds.map { kind in
      (kind.name, (0..<Self.perKind).map { _ in kind.make(&random) })
    }
    for (name, queries) in queries {
      let times = queries.prefix(5).map { query in
        file.forget()
        return measured { search(query) }
      }
      report("\(name), cold", times)
    }
    file.remember()
    var (all, used) = ([Duration](), [Duration]())
    for (name, queries) in queries {
      var (times, found, open) = ([(Duration, String)](), 0, 0)
      for query in queries {
        var page: SearchPage?
        used.append(
          processorTime { times.append((measured { page = search(query) }, query)) })
        found += page?.messages.count ?? 0
        if let page, page.messages.count < Self.limit, page.more != nil { open += 1 }
      }
      let slowest = times.max { $0.0 < $1.0 }?.1 ?? ""
      report(
        "\(name) (\(found) found, \(open) to be gone on with, slowest \"\(slowest)\")",
        times.map(\.0))
      all += times.map(\.0)
    }
    report("all searches", all)
    report("all searches, processor time", used)
  }

  @discardableResult
  private func search(_ query: String) -> SearchPage? {
    let page = Mutex<SearchPage?>(nil)
    wait { done in
      store.search(query, of: StoreMeasurement.owner, limit: Self.limit) { answer in
        page.withLock { $0 = answer }
        done()
      }
    }
    return page.withLock { $0 }
  }
}
