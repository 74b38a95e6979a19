import QukaChat
import QukaText
import QukaWire

/// Pictures that go along with a question, in words.
enum PictureText {
  static let head = "Attach a picture"
  static let advice = "Its path. Tab completes it."
  static let onlyPictures = "It needs a question: write one."

  static let missing = "It had a picture that only the server has. Attach it again; Enter asks."

  /// Pictures that end with the program, each once.
  /// - Parameter keepsFiles: those that are files are kept.
  static func notKept(_ pictures: [Picture], keepsFiles: Bool) -> String {
    let what = keepsFiles ? "Pictures of the clipboard are" : "Pictures are"
    return "\(what) not kept. Attach \(each(pictures.map(\.name))) again."
  }

  /// Pictures of drafts that are not what they were.
  static func lost(_ names: [String]) -> String {
    let names = each(names)
    return "Gone or changed since it was attached: \(names). Attach it again."
  }

  private static func each(_ all: [String]) -> String {
    var names: [String] = []
    for name in all.map(name) where !names.contains(name) { names.append(name) }
    return UnsentText.list(names)
  }

  static let cutText = "The clipboard's text was too long: its first megabyte is here."

  static func words(_ problem: ClipboardProblem) -> String {
    let terminal = "Your terminal's own key pastes text, often Ctrl-Shift-V."
    let attach = KeyMap.name(of: .attachPicture)
    return switch problem {
    case .overSSH:
      "The clipboard of your own machine is out of reach over SSH. \(terminal) A picture: copy its "
        + "file to this machine, then \(attach)."
    case .noDesktop: "No clipboard can be read here. \(terminal)"
    case .noProgram(let names):
      "Reading the clipboard takes \(names.joined(separator: " or ")), which is not installed. "
        + terminal
    case .unanswered(let program):
      "\(program) does not answer: whoever holds the clipboard hangs. \(terminal)"
    case .empty: "The clipboard holds neither text nor a picture."
    case .picture(let problem): words(problem, "The picture in the clipboard")
    }
  }

  /// The last part of a path, in one line and short enough for a sentence.
  static func name(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return TextFit.cut(TextFit.oneLine(String(name.prefix(200))), to: 40)
  }

  /// "cat.png · 1.2 MB".
  static func chip(_ picture: Picture) -> String {
    "\(name(picture.name)) · \(size(picture.bytes))"
  }

  /// "cat.png (1.2 MB, image/png)".
  static func described(_ picture: Picture) -> String {
    "\(name(picture.name)) (\(size(picture.bytes)), \(picture.format.mediaType))"
  }

  /// The pictures of the input, or how far those of a question are that is on its way; nil without any.
  static func row(_ chat: Conversation) -> String? {
    if let uploading = chat.unsent.uploading {
      let sent = min(uploading.sent, uploading.total)
      return "uploading \(size(sent)) of \(size(uploading.total))"
    }
    guard !chat.unsent.pictures.isEmpty else { return nil }
    return chat.unsent.pictures.map { "[\(chip($0))]" }.joined(separator: " ")
  }

  /// In decimal units, as file managers have it.
  static func size(_ bytes: Int) -> String {
    if bytes < 1_000 { return "\(bytes) B" }
    if bytes < 999_500 { return "\((bytes + 500) / 1_000) kB" }
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }

  /// In bytes where the rounded sizes would be the same.
  private static func tooLarge(_ bytes: Int) -> String {
    let most = Picture.mostBytes
    guard size(bytes) == size(most) else {
      return "it has \(size(bytes)), the server takes \(size(most))"
    }
    return "it has \(TextFit.grouped(bytes)) bytes, the server takes \(TextFit.grouped(most))"
  }

  static func words(_ problem: PictureProblem, _ name: String) -> String {
    switch problem {
    case .missing: "There is no file \(name)."
    case .folder: "\(name) is a folder."
    case .unreadable(let reason): "\(name) cannot be read: \(reason)."
    case .empty: "\(name) is empty."
    case .tooLarge(let bytes): "\(name) is too large: \(tooLarge(bytes))."
    case .noPicture: "\(name) is no PNG, JPEG, GIF or WebP picture; only those can be attached."
    case .changed: "\(name) has changed meanwhile. Attach it again."
    }
  }

  static func words(_ failure: UploadFailure) -> String {
    switch failure {
    case .server(.refused(403, _, _)): "Your role in this space cannot upload; ask an admin."
    case .server(.refused(500..., _, _)):
      "The server cannot take pictures: it has no storage for them, or that fails."
    case .server(let error): "The picture was not uploaded. \(error.sentence)"
    case .storage(let error): "The picture was not uploaded. \(error.fact)"
    case .storageRefused(let status): "The server's storage refused the picture (\(status))."
    case .unusableAddress:
      "The server named an address for the picture that is not safe to send it to."
    case .file(let name, let problem): words(problem, Self.name(name))
    }
  }
}
