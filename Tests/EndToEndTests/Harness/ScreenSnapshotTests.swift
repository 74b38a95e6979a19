import QukaTestSupport
import Testing

@Suite("Screen snapshots", .blocking)
struct ScreenSnapshotTests {
  @Test("a missing snapshot is recorded and fails, the same screen passes, another fails")
  func life() throws {
    let folder = try TemporaryFolder()
    func verify(_ screen: String) throws {
      try ScreenSnapshot.verify(screen, named: "start", beside: folder.file("Some.swift"))
    }
    #expect(throws: ScreenSnapshot.Mismatch.self) { try verify("one\ntwo") }
    try verify("one\ntwo")
    let error = #expect(throws: ScreenSnapshot.Mismatch.self) { try verify("one\nzwei") }
    #expect(error?.description.hasSuffix("2 - two\n2 + zwei") == true)
    #expect(folder.text(of: "Snapshots/start.screen") == "one\ntwo\n")
    #expect(folder.text(of: "Snapshots/start.screen.snapshot-actual") == "one\nzwei\n")
  }
}
