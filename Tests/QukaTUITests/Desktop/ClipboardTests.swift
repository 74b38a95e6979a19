import Glibc
import QukaTestSupport
import QukaWire
import Testing

@testable import QukaClient
@testable import QukaScreen
@testable import QukaTUI

@Suite("The clipboard") struct ClipboardTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A desktop whose only program is this script.
  private func clipboard(
    _ name: String, _ script: String, path: [String] = [], patience: Int = 60_000
  ) throws -> Clipboard {
    try folder.write("#!/bin/sh\n\(script)\n", to: name)
    chmod(folder.file(name), 0o700)
    let environment = [
      "PATH": ([folder.path] + path).joined(separator: ":"), "DISPLAY": ":0",
      "WAYLAND_DISPLAY": "wayland-0", "QUKA_TOKEN": "secret",
    ]
    return Clipboard(environment: environment, patience: patience)
  }

  @Test("is asked for where the person sees it, and not over SSH")
  func readers() {
    func names(_ environment: [String: String]) -> [String] {
      ClipboardReader.all(environment).map(\.name)
    }
    #expect(names([:]) == [])
    #expect(names(["WAYLAND_DISPLAY": "w"]) == ["wl-paste"])
    #expect(names(["DISPLAY": ":0"]) == ["xclip", "xsel"])
    let both = ["WAYLAND_DISPLAY": "w", "DISPLAY": ":0"]
    #expect(names(both) == ["wl-paste", "xclip", "xsel"])
    #expect(names(both.merging(["SSH_TTY": "/dev/pts/1"]) { $1 }) == [])
  }

  private static let png = "printf '\\211PNG\\r\\n\\032\\n-rest'"

  @Test("a picture in it can be read again and again, and has no name on the disk")
  func picture() throws {
    let clipboard = try clipboard(
      "xclip",
      "case \"$*\" in *TARGETS*) echo TARGETS; echo image/png;; *image/png*) \(Self.png);; esac")
    guard case .success(.picture(let picture)) = clipboard.content() else {
      Issue.record("no picture")
      return
    }
    #expect(picture.name == "clipboard.png" && picture.bytes == 13 && picture.format == .png)
    #expect(!picture.isFile)
    for _ in 1...2 { #expect(try picture.content().count == 13) }
  }

  @Test("a picture that cannot go along is not taken for a text, and says why")
  func tooLarge() throws {
    let clipboard = try clipboard(
      "xclip",
      """
      case "$*" in *TARGETS*) echo TARGETS; echo image/png; echo UTF8_STRING;;
      *) \(Self.png); head -c 40000000 /dev/zero;; esac
      """, path: ["/usr/bin", "/bin"])
    #expect(clipboard.content() == .failure(.picture(.tooLarge(bytes: 40_000_013))))
  }

  @Test(
    "without a picture its text is taken, clean as a paste, and our variables are not handed on")
  func text() throws {
    let clipboard = try clipboard(
      "wl-paste",
      "case \"$*\" in *list*) exit 1;; esac; printf 'a\\033[31mb\\r\\n%s' \"$QUKA_TOKEN\"")
    #expect(clipboard.content() == .success(.text("a[31mb\n", isCut: false)))
  }

  @Test("of a long text the first megabyte is taken, and that is told; nobody waits for the rest")
  func longText() throws {
    let clipboard = try clipboard(
      "xsel", "head -c 3000000 /dev/zero | tr '\\0' x; sleep 600", path: ["/usr/bin", "/bin"])
    guard case .success(.text(let text, isCut: true)) = clipboard.content() else {
      Issue.record("no text")
      return
    }
    #expect(text.count == 1 << 20)
  }

  @Test("an empty one, and one that fails, has nothing")
  func nothing() throws {
    #expect(try clipboard("xclip", "exit 1").content() == .failure(.empty))
    #expect(try clipboard("xclip", "exit 0").content() == .failure(.empty))
    #expect(try clipboard("xclip", "echo application/x-secret").content() == .failure(.empty))
  }

  @Test("a program that hangs is ended, once for all it would be asked, and named")
  func hangs() throws {
    let clipboard = try clipboard("xclip", "while :; do :; done", patience: 50)
    #expect(clipboard.content() == .failure(.unanswered(program: "xclip")))
    #expect(clipboard.silenceCount == 1)
  }

  @Test("where nobody can be asked it says why")
  func nobody() {
    func problem(_ environment: [String: String]) -> ClipboardProblem? {
      if case .failure(let problem) = Clipboard(environment: environment).content() {
        problem
      } else {
        nil
      }
    }
    #expect(problem([:]) == .noDesktop)
    #expect(problem(["DISPLAY": ":0", "SSH_CONNECTION": "a b"]) == .overSSH)
    #expect(
      problem(["DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "PATH": folder.path])
        == .noProgram(["wl-paste", "xclip"]))
  }
}
