import Dispatch
import Testing

@Suite("Tests that block", .blocking)
struct LaneTests {
  @Test("run on a queue of their own, not on the threads of Swift's concurrency", arguments: 1...4)
  func ownQueue(number: Int) {
    #expect(DispatchQueue.getSpecific(key: BlockingExecutor.key) == true)
  }
}
