import QukaMock
import Synchronization

/// What the disturbances and the turbulence of a server make of its publications.
///
/// Every method but `pass`, which the broker calls under its lock, takes the broker's lock first: what is
/// kept back goes out in one piece with the end of what kept it.
final class DisturbedPublications: Sendable {
  /// A publication that comes late.
  private struct Late {
    var serial: Int
    var document: JSON
    /// It waits for the next publication of its channel instead of a time.
    var isSwapped: Bool
  }

  private struct State {
    var disturbances: [DisturbancePlan] = []
    var turbulence: TurbulentStream?
    /// Publications that turbulence lets come late, by channel, oldest first.
    var late: [String: [Late]] = [:]
    var lastLate = 0
  }

  private let state = Mutex(State())

  /// What comes of a publication now, with those that waited for it.
  func pass(_ document: JSON, on channel: String, by broker: Broker) -> [JSON] {
    state.withLock { state in
      var documents = [document]
      for index in state.disturbances.indices {
        documents = documents.flatMap { state.disturbances[index].pass($0, on: channel) }
      }
      guard state.turbulence != nil else { return documents }
      return documents.flatMap { shake($0, channel, broker, &state) }
    }
  }

  /// Disturbs the publications that come from now on.
  func disturb(_ plan: DisturbancePlan) {
    state.withLock { $0.disturbances.append(plan) }
  }

  /// Ends the disturbances that `isOver` names and publishes what they kept back, each channel's
  /// publications in as few frames as possible.
  func endDisturbances(at broker: Broker, where isOver: (Disturbance) -> Bool) {
    broker.deliver {
      let kept = state.withLock { state in
        defer { state.disturbances.removeAll { isOver($0.disturbance) } }
        return state.disturbances.filter { isOver($0.disturbance) }.flatMap(\.kept)
      }
      var channels: [String] = []
      for (channel, _) in kept where !channels.contains(channel) { channels.append(channel) }
      return channels.map { name in
        (channel: name, documents: kept.filter { $0.channel == name }.map(\.document))
      }
    }
  }

  /// Disturbs publications at random from now on; `nil` ends it, and what is late comes now.
  func setTurbulence(_ turbulence: Turbulence?, at broker: Broker) {
    broker.deliver {
      state.withLock { state in
        state.turbulence = turbulence.map { TurbulentStream($0) }
        guard turbulence == nil else { return [] }
        defer { state.late = [:] }
        return state.late.sorted { $0.key < $1.key }.map { name, late in
          (channel: name, documents: late.map(\.document))
        }
      }
    }
  }

  private func shake(
    _ document: JSON, _ channel: String, _ broker: Broker, _ state: inout State
  ) -> [JSON] {
    guard case .chatSession = ChannelName(parsing: channel) else { return [document] }
    let swapped = state.late[channel, default: []].filter(\.isSwapped).map(\.document)
    state.late[channel]?.removeAll(where: \.isSwapped)
    switch state.turbulence?.next() ?? .untouched {
    case .untouched, .disturbed(.hold): return [document] + swapped
    case .disturbed(.duplicate): return [document, document] + swapped
    case .disturbed(.omit): return swapped
    case .disturbed(.split): return DisturbancePlan.split(document) + swapped
    case .disturbed(.swap): _ = keep(document, channel, isSwapped: true, &state)
    case .delayed(let delay):
      let serial = keep(document, channel, isSwapped: false, &state)
      _ = broker.clock.schedule(after: delay) { [weak self, weak broker] in
        broker?.deliver { self?.takeLate(serial, on: channel) ?? [] }
      }
    }
    return swapped
  }

  private func keep(
    _ document: JSON, _ channel: String, isSwapped: Bool, _ state: inout State
  ) -> Int {
    state.lastLate += 1
    state.late[channel, default: []].append(
      Late(serial: state.lastLate, document: document, isSwapped: isSwapped))
    return state.lastLate
  }

  private func takeLate(
    _ serial: Int, on channel: String
  ) -> [(channel: String, documents: [JSON])] {
    state.withLock { state in
      guard let index = state.late[channel]?.firstIndex(where: { $0.serial == serial }),
        let document = state.late[channel]?.remove(at: index).document
      else { return [] }
      return [(channel, [document])]
    }
  }
}
