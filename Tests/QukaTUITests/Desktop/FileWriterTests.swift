import FoundationEssentials
import Glibc
import Testing

@testable import QukaScreen
@testable import QukaTUI

@Suite("Writing a text to a file") struct FileWriterTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quka-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  private func fault(_ path: String, over: Bool = false) -> SaveFault? {
    do throws(SaveFault) {
      _ = try FileWriter.write("new\n", to: path, over: over)
      return nil
    } catch {
      return error
    }
  }

  @Test("a new file holds the text; one that is there is not touched without being asked")
  func create() throws {
    try inFolder { folder in
      let path = folder + "/a.txt"
      let count = try FileWriter.write("漢\n", to: path, over: false)
      #expect(count == 4)
      #expect(try read(path) == "漢\n")
      #expect(fault(path) == .exists)
      #expect(try read(path) == "漢\n")
    }
  }

  @Test("a replaced file keeps its permissions, and a link its target")
  func replace() throws {
    try inFolder { folder in
      let (path, link) = (folder + "/a.sh", folder + "/link")
      _ = try FileWriter.write("old", to: path, over: false)
      chmod(path, 0o750)
      symlink("a.sh", link)
      #expect(fault(link) == .exists)
      #expect(fault(link, over: true) == nil)
      #expect(try read(path) == "new\n")
      var facts = stat()
      #expect(lstat(path, &facts) == 0 && facts.st_mode & 0o7777 == 0o750)
      #expect(lstat(link, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.sh", "link"])
    }
  }

  @Test("folders, pipes, devices and links to nowhere are no files")
  func noFiles() throws {
    try inFolder { folder in
      mkfifo(folder + "/pipe", 0o600)
      symlink("/nowhere/at/all", folder + "/lost")
      for path in [folder, folder + "/pipe", "/dev/null"] {
        #expect(fault(path) == .notAFile, "\(path)")
        #expect(fault(path, over: true) == .notAFile, "\(path)")
      }
      #expect(fault(folder + "/lost") == .notAFile)
      #expect(fault(folder + "/none/a.txt") == .noFolder)
      #expect(fault(folder + "/pipe/a.txt") == .noFolder)
    }
  }

  @Test("a full disk leaves nothing half written, and what was there stays")
  func fullDisk() throws {
    // A limit on the size of files stands for the disk: its signal is ignored, as it is in the program's child.
    try inFolder { folder in
      let path = folder + "/a.txt"
      _ = try FileWriter.write("old", to: path, over: false)
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let before = limit
      signal(SIGXFSZ, SIG_IGN)
      limit.rlim_cur = 1 << 20
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      defer {
        var before = before
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before)
      }
      let text = String(repeating: "x", count: 2 << 20)
      for (name, over) in [("a.txt", true), ("b.txt", false)] {
        var failed = false
        do throws(SaveFault) {
          _ = try FileWriter.write(text, to: folder + "/" + name, over: over)
        } catch {
          if case .failed = error { failed = true }
        }
        #expect(failed, "\(name)")
      }
      #expect(try read(path) == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.txt"])
    }
  }

  @Test("what nothing else takes is in one file, the last such text, for the person's eyes only")
  func keptCopy() throws {
    try inFolder { folder in
      chmod(folder, 0o700)
      let copies = CopyFile(environment: ["XDG_RUNTIME_DIR": folder])
      guard case .file = copies.keep("one"), case .file(let path) = copies.keep("two") else {
        Issue.record("it was not kept")
        return
      }
      let text = try read(path)
      #expect(text == "two")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
      var facts = stat()
      #expect(stat(path, &facts) == 0 && facts.st_mode & 0o777 == 0o600)
    }
  }
}
