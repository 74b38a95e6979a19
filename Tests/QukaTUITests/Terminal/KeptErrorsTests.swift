import Glibc
import Testing

@testable import QukaTUI

@Suite("What was written to standard error meanwhile")
struct KeptErrorsTests {
  /// A file without a name.
  private static func temporaryFile() -> Int32 {
    var path = Array("/tmp/kept-errors-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    unlink(path)
    return file
  }

  /// What is printed of `written`.
  private func printed(_ written: [UInt8]) throws -> [UInt8] {
    let files = (0..<2).map { _ in Self.temporaryFile() }
    defer { for file in files { close(file) } }
    try #require(files.allSatisfy { $0 >= 0 })
    try #require(write(files[0], written, written.count) == written.count)
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: KeptErrors.pieceSize)
    defer { buffer.deallocate() }
    KeptErrors.print(files[0], to: files[1], through: buffer)
    var result = [UInt8](repeating: 0, count: written.count)
    let count = pread(files[1], &result, result.count, 0)
    return Array(result.prefix(max(0, count)))
  }

  @Test(
    "is printed as it was, but for what would act on a terminal",
    arguments: [
      ("", ""), ("Fatal error: a\n\tb\n", "Fatal error: a\n\tb\n"),
      ("\u{1B}]52;c;x\u{7}", "?]52;c;x?"),
      ("中 é £", "中 é £"), ("a\rb\u{7F}", "a?b?"),
    ])
  func cleans(written: String, shown: String) throws {
    #expect(try printed(Array(written.utf8)) == Array(shown.utf8))
  }

  @Test("has no C1 character, wherever a piece ends")
  func pieces() throws {
    for length in 0..<4 {
      let filler = [UInt8](repeating: 0x61, count: KeptErrors.pieceSize - 2 + length)
      #expect(try printed(filler + [0xC2, 0x9B]) == filler + [0xC2, 0x3F])
    }
  }

  @Test("is the end of it, if it is long")
  func end() throws {
    let written = (0..<30_000).map { UInt8(0x61 + $0 % 26) }
    #expect(try printed(written) == written.suffix(Int(KeptErrors.shown)))
  }
}
