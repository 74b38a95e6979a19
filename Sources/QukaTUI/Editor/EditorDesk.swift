import Glibc
import QukaScreen

/// Hands a text to the person's editor and takes what they saved.
final class EditorDesk {
  enum News: Equatable {
    case nothing
    /// The editor was stopped, as Ctrl-Z does, and waits to go on.
    case stopped
    case ended(EditOutcome)
  }

  /// How long an editor may take to save what it has, when the program ends before it.
  private static let patience = 1_000

  private struct Edit {
    var verdict: EditVerdict
    var folder: EditFolder
    var command: EditorPlan.Command
    /// Nil until it was started.
    var process: EditorProcess?
  }

  private let input: Int32
  private let output: Int32
  private let environment: [String: String]
  private var edit: Edit?

  /// - Parameters:
  ///   - input: the terminal's descriptor to read from.
  ///   - output: the one to write to.
  init(input: Int32, output: Int32, environment: [String: String]) {
    self.input = input
    self.output = output
    self.environment = environment
  }

  /// An editor has the terminal.
  var isEditing: Bool { edit?.process != nil }

  /// Chooses an editor and writes the text to a file for it; nothing runs yet.
  func prepare(_ text: String) throws(EditorProblem) {
    let command = try EditorPlan.command(environment)
    let folder = try EditFolder.make(holding: EditVerdict.bytes(of: text), environment)
    let verdict = EditVerdict(text: text, file: folder.file, folder: folder.path)
    edit = Edit(verdict: verdict, folder: folder, command: command)
  }

  /// Starts what was prepared, on the terminal, which the screen has left.
  func start() throws(EditorProblem) {
    guard let folder = edit?.folder, let command = edit?.command else { return }
    do throws(EditorProblem) {
      edit?.process = try EditorProcess(
        command, editing: folder.file, input: input, output: output, environment: environment)
    } catch {
      folder.remove()
      edit = nil
      throw error
    }
  }

  /// Looks after it, once a child of ours has changed.
  func look() -> News {
    switch edit?.process?.state() {
    case .ended(let end): .ended(finish(end))
    case .stopped: .stopped
    case .running, nil: .nothing
    }
  }

  /// Lets it go on, after it or we were stopped.
  func resume() { edit?.process?.resume() }

  /// The program ends, and the terminal with it as far as the editor is concerned: it may save what it has.
  func close() -> EditOutcome {
    guard let process = edit?.process else { return .unchanged }
    process.hangUp()
    for _ in 0..<Self.patience {
      if case .ended(let end) = process.state() { return finish(end) }
      poll(nil, 0, 1)
    }
    return finish(.goesOn)
  }

  private func finish(_ end: EditorEnd) -> EditOutcome {
    guard let edit else { return .unchanged }
    self.edit = nil
    edit.process?.takeTerminalBack()
    let found = edit.folder.read(atMost: EditVerdict.mostBytes)
    let outcome = edit.verdict.outcome(end, found, hasOthers: edit.folder.hasOthers)
    if outcome.kept == nil { edit.folder.remove() }
    return outcome
  }
}
