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
  private func clipboard(_ name: String, _ script: String) throws -> Clipboard {
    try folder.write("#!/bin/sh\n\(script)\n", to: name)
    chmod(folder.file(name), 0o700)
    return Clipboard(environment: [
      "PATH": folder.path, "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "QUKA_TOKEN": "secret",
    ])
  }

  @Test("is asked for where the person sees it, and not over SSH")
  func readers() {
    func names(_ environment: [String: String]) -> [String] {
      Clipboard.readers(environment, ofPicture: true).map { $0[0] }
    }
    #expect(names([:]) == [])
    #expect(names(["WAYLAND_DISPLAY": "w"]) == ["wl-paste"])
    #expect(names(["DISPLAY": ":0"]) == ["xclip"])
    #expect(names(["WAYLAND_DISPLAY": "w", "DISPLAY": ":0"]) == ["wl-paste", "xclip"])
    #expect(names(["WAYLAND_DISPLAY": "w", "DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"]) == [])
  }

  @Test("a picture in it can be read again and again, and has no name on the disk")
  func picture() throws {
    let clipboard = try clipboard(
      "xclip",
      "case \"$*\" in *image/png*) printf '\\211PNG\\r\\n\\032\\n-rest';; *) echo text;; esac")
    guard case .picture(let picture) = clipboard.content() else {
      Issue.record("no picture")
      return
    }
    #expect(picture.name == "clipboard.png" && picture.bytes == 13 && picture.format == .png)
    for _ in 1...2 { #expect(try picture.content().count == 13) }
  }

  @Test(
    "without a picture its text is taken, clean as a paste, and our variables are not handed on")
  func text() throws {
    let clipboard = try clipboard(
      "wl-paste",
      "case \"$*\" in *image*) exit 1;; esac; printf 'a\\033[31mb\\r\\n%s' \"$QUKA_TOKEN\"")
    #expect(clipboard.content() == .text("a[31mb\n"))
  }

  @Test("an empty one, and one that fails, has nothing")
  func nothing() throws {
    #expect(try clipboard("xclip", "exit 1").content() == nil)
    #expect(try clipboard("xclip", "exit 0").content() == nil)
    #expect(Clipboard(environment: [:]).content() == nil)
  }
}
