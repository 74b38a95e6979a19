import QukaChat
import QukaText
import QukaWire

/// What a path that is being typed can become.
package struct PathCompletion: Equatable, Sendable {
  /// The path with all that the names have in common.
  package var path: String
  package var names: [String]

  package init(path: String, names: [String]) {
    self.path = path
    self.names = names
  }
}

/// What is asked of the files and of the clipboard; `FileDesk` performs it.
package enum FileEffect: Equatable, Sendable {
  /// Looks at what was typed as a path.
  case look(String)
  /// Looks at a path that stands in a pasted text.
  case lookPasted(String, text: String)
  case complete(String)
  /// Takes what the clipboard holds.
  case paste
  /// Writes a text to a file; answered by `.wrote`.
  case write(String, to: String, over: Bool)
  /// The same of a chat, which becomes a text meanwhile.
  case export(ChatExport, to: String, over: Bool)
  /// Keeps what nothing else takes in a file; answered by `.copied`.
  case keepCopy(String)
}

/// What the clipboard holds.
package enum ClipboardContent: Equatable, Sendable {
  case picture(Picture)
  /// `isCut`: it was longer.
  case text(String, isCut: Bool)
}

/// Why there is nothing from the clipboard.
package enum ClipboardProblem: Error, Equatable, Sendable {
  /// The person is on another machine than the program.
  case overSSH
  case noDesktop
  /// The programs, one of which would be needed.
  case noProgram([String])
  /// The program that was asked, or whoever holds the clipboard, does not answer.
  case unanswered(program: String)
  /// It holds neither a text nor a picture.
  case empty
  case picture(PictureProblem)
}

/// What the files answered.
package enum FileEvent: Equatable, Sendable {
  case looked(String, Result<Picture, PictureProblem>)
  case lookedPasted(text: String, Result<Picture, PictureProblem>)
  case completed(String, PathCompletion)
  case pasted(Result<ClipboardContent, ClipboardProblem>)
  /// How many bytes the file at the path got.
  case wrote(String, Result<Int, SaveFault>)
}
