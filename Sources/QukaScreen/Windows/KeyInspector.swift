import QukaChat

/// The window that shows what arrives of a key, and what the key does elsewhere.
package struct KeyInspector: Equatable, Sendable {
  /// A key as the program understood it, and the bytes in which it came.
  struct Arrival: Equatable, Sendable {
    var key: Key
    var bytes: [UInt8]
  }

  /// The latest first: a chord that came torn is two keys.
  private(set) var arrivals: [Arrival] = []
  /// What came of the next key.
  var bytes: [UInt8] = []

  /// Lines of earlier keys.
  private static let most = 6

  mutating func take(_ key: Key) {
    arrivals.insert(Arrival(key: key, bytes: bytes), at: 0)
    arrivals.removeLast(max(0, arrivals.count - Self.most))
    bytes = []
  }

  /// Esc was the last key: again, it closes the window.
  var endsWithEscape: Bool { arrivals.first?.key == .escape }
}

extension AppState {
  /// Every byte of the keyboard is to be told: the window that shows them is open.
  package var inspectsKeys: Bool {
    if case .inspector = overlays.last { return true }
    return false
  }

  mutating func showInspector() -> [Effect] {
    overlays.append(.inspector(KeyInspector()))
    return []
  }

  /// Shows a key instead of doing what it does.
  mutating func inspect(_ key: Key) {
    guard case .inspector(var inspector) = overlays.last else { return }
    inspector.take(key)
    overlays[overlays.count - 1] = .inspector(inspector)
  }

  /// The bytes that the next key came in.
  mutating func take(keyBytes bytes: [UInt8]) {
    guard case .inspector(var inspector) = overlays.last else { return }
    inspector.bytes = bytes
    overlays[overlays.count - 1] = .inspector(inspector)
  }
}
