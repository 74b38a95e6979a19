import CNCurses
import Glibc
import QukaScreen
import QukaText

/// The terminal's own screen, once ours was given back.
enum NormalScreen {
  /// Milliseconds for which a terminal that takes no output is waited for; then the rest is given up.
  private static let patience: Int32 = 500

  static func write(_ chat: ExitChat, depth: ColorDepth) {
    var text = text(chat, depth: depth)
    let own = TerminalDescriptor.unblocked(STDOUT_FILENO)
    guard own >= 0 else { return }
    defer { close(own) }
    // One that takes nothing was waited for already, when it was restored.
    var request = pollfd(fd: own, events: Int16(POLLOUT), revents: 0)
    guard poll(&request, 1, 0) > 0 else { return }
    text.withUTF8 { bytes in
      _ = TerminalDescriptor.write(UnsafeRawBufferPointer(bytes), to: own, within: patience)
    }
  }

  /// Its rows with their looks; each ends in the terminal's own.
  static func text(_ chat: ExitChat, depth: ColorDepth) -> String {
    var text = chat.isCut ? ExitText.isCut + "\n" : ""
    for row in 0..<chat.rows { text += line(chat.cells, row, depth) + "\n" }
    return text
  }

  private static func line(_ cells: CellBuffer, _ row: Int, _ depth: ColorDepth) -> String {
    let all = cells.row(row)
    let end = all.lastIndex { !isBlank($0) }.map { all.index(after: $0) } ?? all.startIndex
    var line = ""
    var look: CellLook?
    for cell in all[..<end] {
      if cell.look != look, cell.width > 0 {
        let sequence = depth.sequence(for: cell.look.style)
        // Plain text before the first look needs none.
        if look != nil || sequence != ColorDepth.plainSequence { line += sequence }
        look = cell.look
      }
      line += cells.text(of: cell)
    }
    let isPlain = look.map { depth.sequence(for: $0.style) == ColorDepth.plainSequence } ?? true
    return isPlain ? line : line + ColorDepth.plainSequence
  }

  private static func isBlank(_ cell: Cell) -> Bool {
    cell.glyph == 0x20 && cell.style.background == .terminal
      && cell.style.attributes.isDisjoint(with: [.reverse, .underline, .strikethrough])
  }
}
