import Glibc

/// Counts allocations with the help of `count-allocations.c`, which `scripts/bench-codec` preloads.
enum Allocations {
  /// How many allocations `body` makes; nil when nothing counts them.
  static func count(of body: () -> Void) -> Int? {
    let symbol = dlsym(nil, "quka_allocations")
    guard let counter = symbol?.assumingMemoryBound(to: Int.self) else {
      body()
      return nil
    }
    let before = counter.pointee
    body()
    return counter.pointee - before
  }
}
