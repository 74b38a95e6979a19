import NIOCore
import Synchronization

/// The open TCP connections, so that they can be counted and closed.
package final class ConnectionList: Sendable {
  private struct State {
    var lastNumber = 0
    var channels: [Int: any Channel] = [:]
  }

  private let state = Mutex(State())

  var count: Int { state.withLock { $0.channels.count } }

  /// Adds a connection until it closes and returns its number.
  func add(_ channel: any Channel) -> Int {
    let number = state.withLock { state in
      state.lastNumber += 1
      state.channels[state.lastNumber] = channel
      return state.lastNumber
    }
    channel.closeFuture.whenComplete { [weak self] _ in
      self?.state.withLock { $0.channels[number] = nil }
    }
    return number
  }

  /// Closes every connection without a word.
  package func cutAll() {
    for channel in open { channel.close(promise: nil) }
  }

  /// Closes every connection and waits until they are gone.
  package func closeAll() async {
    for channel in open { try? await channel.close() }
  }

  private var open: [any Channel] { state.withLock { Array($0.channels.values) } }
}
