import QukaMock

/// What the complete real server was seen to do beside its odd endings, each to be had alone:
/// `QUKA_CHAOS_QUIRKS=silentTools,sharedCalls swift test --filter ChaosTests`; `none` is none of them.
enum ChaosQuirk: String, CaseIterable, Sendable {
  /// A stop in mid-text stays stored as generating (docs/protocol.md §4.2).
  case storedGenerating
  /// Parallel calls of one tool under one id, whose siblings stay as they began (docs/protocol.md §6.4).
  case sharedCalls
  /// A stop after the provider's answer ends a message that nobody has heard of (docs/protocol.md §6.6).
  case unannouncedStops
  /// Tools that say nothing for longer than any watchdog waits.
  case silentTools

  /// On, unless somebody asks for others.
  static let usual = allCases

  /// Those whose names stand in the list; every name has to be one of them.
  static func named(in list: String) -> [ChaosQuirk]? {
    guard list != "none" else { return [] }
    let quirks = list.split(separator: ",").map { ChaosQuirk(rawValue: String($0)) }
    return quirks.contains(nil) ? nil : quirks.compactMap(\.self)
  }
}

extension MockServer.Quirks {
  /// The odd endings and these.
  static func chaos(_ quirks: [ChaosQuirk]) -> Self {
    quirks.reduce(into: .endings) { result, quirk in
      switch quirk {
      case .storedGenerating: result.insert(.storedGenerating)
      case .sharedCalls: result.insert(.sharedCalls)
      case .unannouncedStops: result.insert(.unannouncedStops)
      case .silentTools: return
      }
    }
  }
}
