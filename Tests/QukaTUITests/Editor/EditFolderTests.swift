import FoundationEssentials
import Glibc
import QukaTestSupport
import Testing

@testable import QukaScreen
@testable import QukaTUI

@Suite("The folder of an edit") struct EditFolderTests {
  private let base: TemporaryFolder

  init() throws { base = try TemporaryFolder() }

  private func folder(_ text: String = "a question\n") throws -> EditFolder {
    try EditFolder(Array(text.utf8), below: base.path)
  }

  private func mode(_ path: String) -> mode_t {
    var facts = stat()
    lstat(path, &facts)
    return facts.st_mode & 0o7777
  }

  private var rest: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: base.path)) ?? ["unreadable"]
  }

  private func age(_ path: String, days: Int) {
    var facts = stat()
    lstat(path, &facts)
    let then = timespec(tv_sec: facts.st_mtim.tv_sec - days * 86_400, tv_nsec: 0)
    #expect(utimensat(AT_FDCWD, path, [then, then], 0) == 0)
  }

  @Test("is the person's alone, has a file of its own name, and leaves nothing")
  func life() throws {
    let (one, two) = (try folder(), try folder())
    #expect(one.file != two.file)
    #expect(one.file.split(separator: "/").last != two.file.split(separator: "/").last)
    #expect(one.file.hasSuffix(".md"))
    #expect(mode(one.path) == 0o700)
    #expect(mode(one.file) == 0o600)
    #expect(one.read(atMost: 100) == .bytes(Array("a question\n".utf8)))
    #expect(!one.hasOthers)
    try base.write("", to: "\(one.path.dropFirst(base.path.count + 1))/.question.md.swp")
    #expect(one.hasOthers)
    one.remove()
    two.remove()
    #expect(rest == [])
  }

  @Test("a file that an editor replaced is read; a link, a folder, a pipe and none are not")
  func replaced() throws {
    let folder = try folder()
    try base.write("new", to: "new")
    #expect(rename(base.file("new"), folder.file) == 0)
    #expect(folder.read(atMost: 100) == .bytes(Array("new".utf8)))
    #expect(folder.read(atMost: 3) == .bytes(Array("new".utf8)))
    #expect(folder.read(atMost: 2) == .tooLong)
    #expect(unlink(folder.file) == 0)
    #expect(folder.read(atMost: 100) == .missing)
    #expect(symlink("/etc/passwd", folder.file) == 0)
    #expect(folder.read(atMost: 1 << 20) == .unreadable)
    unlink(folder.file)
    #expect(mkfifo(folder.file, 0o600) == 0)
    #expect(folder.read(atMost: 100) == .unreadable)
    unlink(folder.file)
    #expect(mkdir(folder.file, 0o700) == 0)
    #expect(folder.read(atMost: 100) == .unreadable)
  }

  @Test("the system's folder for running programs is used if it is the person's alone")
  func runtime() throws {
    func runtime(_ path: String) -> String? { EditFolder.runtimeFolder(["XDG_RUNTIME_DIR": path]) }
    #expect(runtime(base.path) == base.path)
    let made = try EditFolder.make(holding: [0x61], ["XDG_RUNTIME_DIR": base.path])
    #expect(made.path.hasPrefix(base.path))
    chmod(base.path, 0o750)
    #expect(runtime(base.path) == nil)
    chmod(base.path, 0o700)
    try base.write("", to: "file")
    symlink(base.path, base.file("link"))
    for path in ["", "relative", base.file("file"), base.file("link"), base.file("none")] {
      #expect(runtime(path) == nil)
    }
    let elsewhere = try EditFolder.make(holding: [0x61], [:])
    defer { elsewhere.remove() }
    #expect(elsewhere.path.hasPrefix("/tmp/"))
  }

  @Test("where none can be made the reason is told, and the other place is tried")
  func noPlace() throws {
    #expect(throws: EditorProblem.noFile(reason: SystemReason.words(ENOENT))) {
      try EditFolder([], below: base.file("none"))
    }
  }

  @Test("what a killed program left goes after a day, unless somebody uses it")
  func sweep() throws {
    let used = try folder()
    var left: EditFolder? = try folder()
    var young: EditFolder? = try folder()
    var changed: EditFolder? = try folder()
    let names = [used, left, young, changed].compactMap { $0?.path }
    let changedFile = try #require(changed?.file)
    for folder in [used, left, changed].compactMap(\.self) {
      age(folder.file, days: 2)
      age(folder.path, days: 2)
    }
    (left, young, changed) = (nil, nil, nil)
    // Its editor outlived the program, and saves.
    try "new".write(toFile: changedFile, atomically: false, encoding: .utf8)
    try base.write("somebody's", to: "quka-tui-edit-file")
    mkdir(base.file("other"), 0o700)
    for name in ["quka-tui-edit-file", "other"] { age(base.file(name), days: 9) }
    EditFolder.sweep(base.path, before: time(nil) - EditFolder.keptSeconds)
    let expected =
      (names.filter { $0 != names[1] }.map { String($0.dropFirst(base.path.count + 1)) }
      + ["quka-tui-edit-file", "other"]).sorted()
    #expect(rest.sorted() == expected)
    #expect(used.read(atMost: 100) != .missing)
  }
}
