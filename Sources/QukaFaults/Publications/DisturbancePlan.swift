import QukaMock

/// A disturbance of certain publications of one session or of all of them.
struct DisturbancePlan: Sendable {
  let disturbance: Disturbance
  /// Counted from 1 for each channel, since the plan was made.
  let positions: ClosedRange<Int>
  /// `nil` is every session.
  let session: String?
  private var counts: [String: Int] = [:]
  private var swapped: [String: JSON] = [:]
  private(set) var held: [(channel: String, document: JSON)] = []

  init(_ disturbance: Disturbance, at positions: ClosedRange<Int>, session: String?) {
    self.disturbance = disturbance
    self.positions = positions
    self.session = session
  }

  /// What comes of a publication: nothing, itself, or more.
  mutating func pass(_ document: JSON, on channel: String) -> [JSON] {
    guard concerns(channel) else { return [document] }
    counts[channel, default: 0] += 1
    let late = swapped.removeValue(forKey: channel)
    let isMeant = positions.contains(counts[channel] ?? 0)
    if let late { return [document, late] }
    guard isMeant else { return [document] }
    switch disturbance {
    case .duplicate: return [document, document]
    case .omit: return []
    case .split: return Self.split(document)
    case .swap: swapped[channel] = document
    case .hold: held.append((channel, document))
    }
    return []
  }

  /// Everything that was kept back, in the order of publishing.
  var kept: [(channel: String, document: JSON)] {
    held + swapped.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  private func concerns(_ channel: String) -> Bool {
    guard case .chatSession(_, let id) = ChannelName(parsing: channel) else { return false }
    return session == nil || session == id
  }

  static func split(_ document: JSON) -> [JSON] {
    guard document["type"] == "2", let data = document["data"],
      let text = data["message"]?.text, let start = data["start_at"]?.integer,
      let cut = cut(text)
    else { return [document] }
    let scalars = text.unicodeScalars
    let first = String(scalars[..<cut])
    let parts = [(first, 0), (String(scalars[cut...]), Int64(first.unicodeScalars.count))]
    return parts.map { part, offset in
      document.replacing(
        "data",
        by: data.replacing("message", by: .string(part))
          .replacing("start_at", by: .integer(start + offset)))
    }
  }

  private static func cut(_ text: String) -> String.Index? {
    let scalars = text.unicodeScalars
    let grapheme = text.indices.first { text[$0].unicodeScalars.count > 1 }
    guard grapheme != nil || scalars.count > 1 else { return nil }
    return scalars.index(after: grapheme ?? text.startIndex)
  }
}
