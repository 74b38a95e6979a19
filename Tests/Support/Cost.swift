import Glibc

/// What something costs this thread, in seconds of its processor: other programs on the machine do not count.
public enum Cost {
  /// The least of three runs, each on a copy of the value.
  public static func of<Value>(_ value: Value, _ body: (inout Value) -> Void) -> Double {
    (0..<3).reduce(.infinity) { least, _ in
      var value = value
      let start = now
      body(&value)
      return min(least, now - start)
    }
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
