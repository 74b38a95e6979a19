import Glibc

/// A crash on demand, so that the tests can see the terminal restored after one; debug builds only.
enum DebugTrap {
  /// Traps once the file that `QUKA_TEST_TRAP` names exists.
  static func armIfAsked(_ environment: [String: String]) {
    #if DEBUG
      guard let path = environment["QUKA_TEST_TRAP"] else { return }
      Task.detached {
        while access(path, F_OK) != 0 { try? await Task.sleep(for: .milliseconds(10)) }
        let empty: [Int] = []
        print(empty[environment.count])
      }
    #endif
  }
}
