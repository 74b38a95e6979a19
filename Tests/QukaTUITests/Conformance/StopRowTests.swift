import QukaFaults
import QukaMock
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// A stop at one moment, to one agent, of the clean or the quirky server.
struct StopRow: Sendable, CustomTestStringConvertible {
  var moment: StopMoment
  /// What the question mentions: the default agent, @Journal or @Butler.
  var agent: String
  var quirks: Bool

  static let all = StopMoment.allCases.flatMap { moment in
    ["default", "journal", "butler"].flatMap { agent in
      [false, true].map { StopRow(moment: moment, agent: agent, quirks: $0) }
    }
  }

  var testDescription: String { "\(moment), \(agent), \(quirks ? "quirk" : "clean")" }

  var question: String {
    switch agent {
    case "journal": "@Journal What happened?"
    case "butler": "@Butler What happened?"
    default: "What happened?"
    }
  }
}

extension Conformance {
  @Suite("Stops at every moment, to every agent") struct StopRowTests {
    @Test(
      "§6.6: the stop ends the turn, keeps every word once, and is said", arguments: StopRow.all)
    func stop(_ row: StopRow) async throws {
      let configuration = MockServer.Configuration.headless(quirks: row.quirks) { _ in
        row.moment.script
      }
      try await HeadlessClient.run(configuration) { client in
        try await client.ask(row.question)
        try await client.advance(until: { row.moment.hasCome($0) })
        // Between two flushes: text is on its way that no delta has carried yet.
        try await client.advance(.milliseconds(170))
        if row.moment == .lostAtTheServer { client.server.inject(.ignore, on: .stop) }
        try await client.escape()
        try await client.advance(.seconds(60))
        let isStopped = await client.state.conversation.entries.contains { $0.isStoppedMark }
        #expect(isStopped == (row.moment != .nothingRunning))
        await Conformance.expectAtRest(client)
        let name = "stop \(row.moment) \(row.agent) \(row.quirks ? "quirk" : "clean")"
        Snapshot.expect(await client.chat, named: name)
      }
    }
  }
}

extension Entry {
  var isStoppedMark: Bool {
    if case .mark(.stopped) = content { return true }
    return false
  }
}
