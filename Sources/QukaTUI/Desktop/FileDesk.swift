import Dispatch
import FoundationEssentials
import Glibc
import QukaClient
import QukaScreen
import QukaWire

/// Looks at files for the person, off the main thread: a network's file may take long.
struct FileDesk: Sendable {
  private let home: String?
  private let clipboard: Clipboard
  private let copies: CopyFile
  private let inbox: Inbox
  /// Names that a path could go on with are shown, so many.
  private static let mostNames = 100

  init(environment: [String: String], inbox: Inbox) {
    home = environment["HOME"]
    clipboard = Clipboard(environment: environment)
    copies = CopyFile(environment: environment)
    self.inbox = inbox
  }

  func perform(_ effect: FileEffect) {
    let silences = clipboard.silenceCount
    (effect == .paste ? Self.pastes : Self.looks).async { [self] in
      // Keys that were pressed while nobody answered need not wait as long again, one after the other.
      guard effect != .paste || clipboard.silenceCount == silences else { return }
      if case .keepCopy(let text) = effect {
        inbox.post(.copied(text, copies.keep(text)))
      } else if let event = answer(to: effect) {
        inbox.post(.files(event))
      }
    }
  }

  /// In their order, and not on the threads of the network: both may take long.
  private static let pastes = DispatchQueue(label: "clipboard")
  private static let looks = DispatchQueue(label: "files", attributes: .concurrent)

  func answer(to effect: FileEffect) -> FileEvent? {
    switch effect {
    case .look(let path): .looked(path, picture(at: Self.whole(expanded(path))))
    case .lookPasted(let path, let text): .lookedPasted(text: text, picture(at: Self.whole(path)))
    case .paste: .pasted(clipboard.content())
    case .complete(let path): .completed(path, completion(of: path))
    case .write(let text, let path, let over): .wrote(path, written(text, to: path, over: over))
    case .export(let export, let path, let over):
      .wrote(path, written(export.text(offset: WallClock.offset(at:)), to: path, over: over))
    case .keepCopy: nil
    }
  }

  private func picture(at path: String) -> Result<Picture, PictureProblem> {
    Result { () throws(PictureProblem) in try Picture.found(at: path) }
  }

  private func written(_ text: String, to path: String, over: Bool) -> Result<Int, SaveFault> {
    Result { () throws(SaveFault) in
      try FileWriter.write(text, to: expanded(path), over: over)
    }
  }

  /// A leading `~` is the person's own folder.
  private func expanded(_ path: String) -> String {
    guard let home, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  /// The path from the root: it outlives the program, which may be started elsewhere next time.
  private static func whole(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  private func completion(of path: String) -> PathCompletion {
    let typed = path == "~" ? "~/" : path
    let cut = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let (folder, beginning) = (String(typed[..<cut]), typed[cut...])
    let place = folder.isEmpty ? "." : expanded(folder)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [])
      .filter { $0.hasPrefix(beginning) && ($0.first != "." || beginning.first == ".") }
      .sorted().prefix(Self.mostNames).map { name in
        var facts = stat()
        let isFolder = stat(place + "/" + name, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
        return isFolder ? name + "/" : name
      }
    guard var common = names.first else { return PathCompletion(path: path, names: []) }
    for name in names.dropFirst() { common = common.commonPrefix(with: name) }
    return PathCompletion(path: folder + common, names: names)
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
