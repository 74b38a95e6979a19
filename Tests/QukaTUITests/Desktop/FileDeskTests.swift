import Glibc
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaClient
@testable import QukaScreen
@testable import QukaTUI

@Suite("The files of the person") struct FileDeskTests {
  private let folder: TemporaryFolder
  private let desk: FileDesk

  init() throws {
    folder = try TemporaryFolder()
    desk = FileDesk(environment: ["HOME": folder.path], inbox: Inbox())
    try folder.write("GIF89a and more", to: "cat.gif")
    try folder.write("text", to: "cat.png")
    try folder.write("", to: "empty.png")
    mkdir(folder.file("cats"), 0o700)
    try folder.write("", to: ".hidden")
  }

  private func look(_ path: String) -> Result<Picture, PictureProblem>? {
    if case .looked(_, let result) = desk.answer(to: .look(path)) { result } else { nil }
  }

  @Test("a picture is found by what it is, with its size, also below ~")
  func found() throws {
    let found = try #require(try look(folder.file("cat.gif"))?.get())
    #expect(try #require(found.changedAt) > 0)
    let cat = Picture(
      path: folder.file("cat.gif"), name: "cat.gif", bytes: 15, format: .gif,
      changedAt: found.changedAt)
    #expect(look(folder.file("cat.gif")) == .success(cat))
    #expect(look("~/cat.gif") == .success(cat))
    #expect(
      desk.answer(to: .lookPasted(folder.file("cat.gif"), text: "t"))
        == .lookedPasted(text: "t", .success(cat)))
  }

  @Test("a file that was written anew, at the same size, is not sent as what was attached")
  func changed() throws {
    let cat = try #require(try look(folder.file("cat.gif"))?.get())
    #expect(cat.isAsFound)
    #expect(try cat.content().count == 15)
    try folder.write("GIF89a AND MORE", to: "cat.gif")
    var times = [timespec(tv_sec: 1, tv_nsec: 0), timespec(tv_sec: 1, tv_nsec: 0)]
    #expect(utimensat(AT_FDCWD, folder.file("cat.gif"), &times, 0) == 0)
    #expect(!cat.isAsFound)
    #expect(throws: PictureProblem.changed) { try cat.content() }
    #expect(unlink(folder.file("cat.gif")) == 0)
    #expect(!cat.isAsFound)
    #expect(throws: PictureProblem.missing) { try cat.content() }
  }

  @Test("what is none says why")
  func problems() throws {
    #expect(look(folder.file("none.png")) == .failure(.missing))
    #expect(look(folder.file("cat.gif/x")) == .failure(.missing))
    #expect(look(folder.file("cats")) == .failure(.folder))
    #expect(look(folder.file("empty.png")) == .failure(.empty))
    #expect(look(folder.file("cat.png")) == .failure(.noPicture))
    #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
    #expect(look(folder.file("pipe")) == .failure(.noPicture), "nothing is waited for")
    #expect(truncate(folder.file("cat.gif"), 31_457_281) == 0)
    #expect(look(folder.file("cat.gif")) == .failure(.tooLarge(bytes: 31_457_281)))
    #expect(truncate(folder.file("cat.gif"), 31_457_280) == 0)
    #expect(try look(folder.file("cat.gif"))?.get().bytes == 31_457_280)
  }

  @Test(
    "a path goes on with what its names have in common; hidden ones only where they are asked for")
  func completion() {
    func complete(_ path: String) -> PathCompletion? {
      if case .completed(_, let completion) = desk.answer(to: .complete(path)) {
        completion
      } else {
        nil
      }
    }
    #expect(
      complete("~/c") == PathCompletion(path: "~/cat", names: ["cat.gif", "cat.png", "cats/"]))
    #expect(complete("~/cat.g") == PathCompletion(path: "~/cat.gif", names: ["cat.gif"]))
    #expect(
      complete(folder.file("cats")) == PathCompletion(path: folder.file("cats/"), names: ["cats/"]))
    #expect(complete("~/.h") == PathCompletion(path: "~/.hidden", names: [".hidden"]))
    #expect(complete("~/x") == PathCompletion(path: "~/x", names: []))
    #expect(complete("~/none/x") == PathCompletion(path: "~/none/x", names: []))
    #expect(complete("~")?.names == ["cat.gif", "cat.png", "cats/", "empty.png"])
  }
}
