import Synchronization

/// What was uploaded, in memory, under pre-signed addresses (docs/protocol.md §3.8).
final class ObjectStore: Sendable {
  struct Object: Equatable, Sendable {
    var contentType: String
    var bytes: [UInt8]
  }

  private struct State {
    /// The signature that each path accepts now.
    var signatures: [String: String] = [:]
    var objects: [String: Object] = [:]
  }

  private let state = Mutex(State())

  /// Opens a path for one signature; true when something is stored there already.
  func admit(_ signature: String, to path: String) -> Bool {
    state.withLock { state in
      state.signatures[path] = signature
      return state.objects[path] != nil
    }
  }

  func isSigned(_ path: String, by signature: String?) -> Bool {
    state.withLock { $0.signatures[path] != nil && $0.signatures[path] == signature }
  }

  func put(_ object: Object, at path: String) {
    state.withLock { $0.objects[path] = object }
  }

  func object(at path: String) -> Object? {
    state.withLock { $0.objects[path] }
  }
}
