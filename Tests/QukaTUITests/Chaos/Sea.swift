import QukaFaults
import QukaMock
import QukaScreenTestSupport
import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

/// The faults that are on, and when they end.
struct Sea {
  var isRough = false
  /// When the client connects again; nil while it need not.
  var reconnectAt: Instant?
  var outageEndsAt: Instant?
  /// When the server lets go of what it holds, or drops it.
  var releases: [(at: Instant, id: Int, isDropped: Bool)] = []
  var known: Set<Int> = []
  /// How many faults were played.
  var faults = 0

  /// When something is due here.
  var deadline: Instant? {
    ([reconnectAt, outageEndsAt].compactMap(\.self) + releases.map(\.at)).min()
  }
}

// MARK: - Requests

extension ChaosRun {
  /// One request in seven meets a fault.
  func prepareFault(for effect: ServerEffect) {
    guard sea.isRough, let route = effect.route, chance(7) == 0,
      let fault = pick(faults(of: route))
    else { return }
    sea.faults += 1
    note("fault \(fault) on \(route)")
    // A stop that finds its connection closed tries a new one by itself.
    server.inject(fault, on: route, times: route == .stop ? 1 + chance(2) : 1)
  }

  private func faults(of route: Route) -> [Fault] {
    let common: [Fault] = [
      .refuse(status: 429), .refuse(status: 500), .html(status: 502), .empty(status: 204),
      .dropConnection, .dropAnswer, .truncate, .holdAnswer, .holdRequest,
    ]
    switch route {
    case .send: return common + [.busy, .emptyAnswerID, .dropAnswer, .holdAnswer]
    case .stop: return common + [.ignore, .ignore, .refuse(status: 403)]
    default: return common
    }
  }

  /// The faults of the request that was just made are over; what is held is let go later.
  func finishFault() {
    server.clearFaults()
    for exchange in server.heldExchanges where sea.known.insert(exchange.id).inserted {
      let delay = chance(3) == 0 ? duration(5_000...60_000) : duration(100...4_000)
      sea.releases.append((now + delay, exchange.id, chance(2) == 0))
    }
  }

  // MARK: - The connection and the server

  /// Something happens to the connection, the server or its words.
  func mishap() throws {
    sea.faults += 1
    switch chance(18) {
    case 0..<3:
      note("fault: the socket is cut")
      debts.expectLoss()
      server.cutSockets()
    case 3..<6:
      note("fault: the next frame is cut in half")
      server.spoilNextFrame(.halfFrame)
    case 6, 7:
      note("fault: the next frame is too slow, 3008")
      server.spoilNextFrame(.slow)
    case 8, 9:
      let code = pick([3008, 3012, 3001, 3004, 4000, 3503] as [UInt16]) ?? 3008
      note("fault: closed with \(code)")
      debts.expectLoss()
      server.closeSockets(code: code, reason: "chaos")
    case 10, 11: try beginOutage(pick([.dropped, .gateway]) ?? .dropped)
    case 12:
      note("fault: a token is refused")
      server.refuseTokens()
    case 13:
      let faults: [Set<HistoryFault>] = [[], [.lagging], [.lagging, .repeatedSequences]]
      let chosen = pick(faults) ?? []
      note("fault: history \(chosen.map { "\($0)" }.sorted())")
      server.setHistoryFaults(chosen)
    default: stir()
    }
    try settle()
  }

  /// Publications are disturbed, more or less.
  private func stir() {
    guard chance(4) > 0 else {
      note("fault: turbulence ends")
      return server.setTurbulence(nil)
    }
    var turbulence = Turbulence(seed: random.next())
    let strengths: [Double] = [0.02, 0.05, 0.15]
    let strength = strengths[chance(3)]
    turbulence.duplicates = strength
    turbulence.omissions = strength
    turbulence.swaps = strength
    turbulence.splits = strength
    turbulence.delays = strength
    turbulence.longestDelay = duration(500...8_000)
    note("fault: turbulence \(strength)")
    server.setTurbulence(turbulence)
  }

  /// The server restarts, or the network is away: everything ends, and nothing begins for a while.
  private func beginOutage(_ outage: Outage) throws {
    let length = duration(500...45_000)
    note("fault: outage \(outage) for \(length)")
    sea.outageEndsAt = now + length
    server.setOutage(outage)
    debts.expectLoss()
    debts.isCut = outage == .dropped
    if outage == .dropped { server.cutEverything() } else { server.cutSockets() }
    try settle()
    try letTheClientNotice()
  }

  /// What is due now happens.
  func keepAgenda() throws {
    if let end = sea.outageEndsAt, end <= now {
      sea.outageEndsAt = nil
      note("the outage ends")
      server.setOutage(nil)
    }
    for release in sea.releases where release.at <= now {
      note("\(release.isDropped ? "dropped" : "released") \(release.id)")
      release.isDropped ? server.dropHeld(release.id) : server.releaseHeld(release.id)
      try settle()
    }
    sea.releases.removeAll { $0.at <= now }
    if let instant = sea.reconnectAt, instant <= now {
      sea.reconnectAt = nil
      if case .offline = state.chats.connection { effects.insert(.reconnect, at: 0) }
    }
    try settle()
  }
}

extension ServerEffect {
  /// The call that it makes; nil when it makes none that may fail.
  fileprivate var route: Route? {
    switch self {
    case .createSession: .createSession
    case .nameMessage: .messageID
    case .send: .send
    case .stop: .stop
    case .loadHistory, .readHistory: .history
    case .loadSessions: .listSessions
    case .title: .nameSession
    case .signIn, .connect, .reconnect, .subscribe, .unsubscribe, .cancelSend, .warmStop,
      .deleteSession, .loadKnowledge, .locateFile, .share, .upload, .cancelUpload:
      nil
    }
  }
}
