import Glibc
import QukaTestSupport
import Testing

@Suite("A picture, from the file to the server", .blocking)
struct UploadTests {
  @Test("it is attached by its path, uploaded, and reaches the server with its question")
  func upload() throws {
    let folder = try TemporaryFolder()
    try folder.write("GIF89a" + String(repeating: "x", count: 300_000), to: "cat.gif")
    let server = try ServeProcess("--pace", "2000")
    let chat = try ChatScreen.connected(to: server)
    try chat.tmux.press("F10")
    try chat.tmux.wait(for: "Attach a picture")
    try chat.tmux.type(folder.file("ca"))
    try chat.tmux.press("Tab")
    try chat.tmux.wait(for: "cat.gif")
    try chat.tmux.press("Enter")
    try chat.tmux.wait(for: "[cat.gif · 300 kB]")
    try chat.tmux.type("Please write a table")
    try chat.tmux.press("Enter")
    try server.waitForLog("question")
    try chat.tmux.wait(for: "picture: cat.gif")
    try chat.waitUntilIdle()
    #expect(try chat.quit() == .exited(0))
  }
}
