/// A crash on demand, so that the tests can see the terminal restored after one; debug builds only.
enum DebugTrap {
  static func armIfAsked(_ environment: [String: String]) {
    #if DEBUG
      guard environment["QUKA_TEST_TRAP"] == "1" else { return }
      Task.detached {
        try? await Task.sleep(for: .milliseconds(200))
        let empty: [Int] = []
        print(empty[environment.count])
      }
    #endif
  }
}
