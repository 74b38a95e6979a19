import Glibc
import QukaClient
import QukaScreen
import QukaWire
import Synchronization

/// Reads the clipboard of the person's desktop with the programs that own it.
final class Clipboard: Sendable {
  private static let step = 5
  /// Bytes of a text that are taken, as of a paste.
  private static let mostTextBytes = 1 << 20
  /// More is not even read, so that nothing fills the memory.
  private static let mostBytes = 256 << 20

  private let environment: [String: String]
  /// How long all programs together may take, in milliseconds.
  private let patience: Int
  /// Pictures that were pasted: they have no other place than these files, which go with the program.
  private let pictures = Mutex<[MemoryFile]>([])
  private let silences = Atomic(0)

  init(environment: [String: String], patience: Int = 3_000) {
    self.environment = environment
    self.patience = patience
  }

  /// How often nobody answered: whoever asked before that need not ask again.
  var silenceCount: Int { silences.load(ordering: .relaxed) }

  /// A picture, or else the text.
  func content() -> Result<ClipboardContent, ClipboardProblem> {
    guard DesktopPlan.showsWindows(environment) else {
      return .failure(DesktopPlan.isRemote(environment) ? .overSSH : .noDesktop)
    }
    let readers = ClipboardReader.all(environment)
    let installed = readers.filter { ProgramSearch.path(of: $0.name, environment) != nil }
    guard !installed.isEmpty else {
      return .failure(.noProgram(readers.filter { $0.types != nil }.map(\.name)))
    }
    var time = patience
    do throws(ClipboardProblem) {
      for reader in installed {
        if let content = try content(by: reader, &time) { return .success(content) }
      }
      return .failure(.empty)
    } catch {
      if case .unanswered = error { silences.add(1, ordering: .relaxed) }
      return .failure(error)
    }
  }

  private func content(
    by reader: ClipboardReader, _ time: inout Int
  ) throws(ClipboardProblem) -> ClipboardContent? {
    let list = try reader.types.flatMap { types throws(ClipboardProblem) in
      try output(of: types, atMost: 1 << 16, &time)
    }
    let types = (list?.text(atMost: 1 << 16) ?? "").split(whereSeparator: \.isNewline)
      .map(String.init)
    if let type = ClipboardReader.pictureType(among: types),
      let file = try output(of: reader.picture(type), atMost: Self.mostBytes, &time)
    {
      return .picture(try picture(in: file))
    }
    guard ClipboardReader.mayHaveText(types),
      let file = try output(of: reader.text, atMost: Self.mostTextBytes, &time)
    else { return nil }
    let text = PasteCollector.cleaned(file.bytes(atMost: Self.mostTextBytes)[...])
    return text.isEmpty ? nil : .text(text, isCut: file.size > Self.mostTextBytes)
  }

  private func picture(in file: MemoryFile) throws(ClipboardProblem) -> Picture {
    var picture: Picture
    do throws(PictureProblem) {
      picture = try Picture.found(at: "/proc/self/fd/\(file.descriptor)")
    } catch {
      throw .picture(error)
    }
    pictures.withLock { $0.append(file) }
    picture.changedAt = nil
    picture.name = "clipboard.\(picture.format.rawValue)"
    return picture
  }

  /// What a program writes, if it ends well; once it has written more than this, it is ended.
  /// - Parameter time: milliseconds that are left.
  private func output(
    of arguments: [String], atMost limit: Int, _ time: inout Int
  ) throws(ClipboardProblem) -> MemoryFile? {
    guard let file = MemoryFile(),
      let child = ChildProgram(arguments, output: file.descriptor, environment: environment)
    else { return nil }
    while time > 0 {
      if let status = child.status() { return status == 0 ? file : nil }
      guard file.size <= limit else {
        end(child)
        return file
      }
      poll(nil, 0, Int32(Self.step))
      time -= Self.step
    }
    end(child)
    throw .unanswered(program: arguments[0])
  }

  private func end(_ child: ChildProgram) {
    child.end()
    while child.status() == nil { poll(nil, 0, 1) }
  }
}
