import QukaChat
import QukaText
import QukaWire

/// The window of an answer's links: a list, and one of them in full.
package struct LinksWindow: Equatable, Sendable {
  var references: [ReferenceList.Reference]
  /// The files that are among them, by `LinkTarget.file`.
  let files: [FileID]
  private(set) var selected = 0
  /// The selected link is shown in full: an address before it is opened, or a source.
  package private(set) var showsSelected = false
  /// Its end was on screen: it may be opened, though less of it is shown now.
  private(set) var isRead = false
  /// The first row shown of it.
  private(set) var top = 0

  /// Links that were found but are not in the list.
  let unlisted: Int
  /// The answer goes on where nobody looked for links.
  let isCut: Bool

  init(
    _ references: [ReferenceList.Reference], files: [FileID] = [], unlisted: Int = 0,
    isCut: Bool = false
  ) {
    self.references = references
    self.files = files
    self.unlisted = unlisted
    self.isCut = isCut
  }

  /// What the list's end says about links that it does not have; nil if it has all.
  var rest: String? {
    let listed = TextFit.grouped(references.count)
    let all = TextFit.grouped(references.count + unlisted)
    let bytes = TextFit.grouped(AppState.searchedBytes >> 10)
    return switch (unlisted > 0, isCut) {
    case (true, true): "… \(listed) of \(all) links in the first \(bytes) KB"
    case (true, false): "… \(listed) of \(all) links; the rest stand in the text"
    case (false, true): "… links of the first \(bytes) KB"
    case (false, false): nil
    }
  }

  package var reference: ReferenceList.Reference? {
    references.indices.contains(selected) ? references[selected] : nil
  }

  /// The same with files of a question behind the links.
  func adding(_ files: [ListedFile]) -> LinksWindow {
    let more = files.enumerated().map { index, file in
      ReferenceList.Reference(label: file.name, target: .file(index), number: nil)
    }
    return LinksWindow(
      references + more, files: files.map(\.id), unlisted: unlisted, isCut: isCut)
  }

  /// The file that is selected.
  package var file: FileID? {
    guard case .file(let index) = reference?.target, files.indices.contains(index) else {
      return nil
    }
    return files[index]
  }

  mutating func choose(_ step: Int) {
    selected = max(0, min(references.count - 1, selected + step))
  }

  mutating func show() {
    showsSelected = reference != nil
    isRead = false
    top = 0
  }

  mutating func showList() { showsSelected = false }

  mutating func markRead() { isRead = true }

  /// - Parameter last: the last row that may stand at the top.
  mutating func scroll(_ rows: Int, last: Int) {
    top = max(0, min(top + rows, last))
  }
}

/// A file of a question, as the window lists it.
struct ListedFile {
  var id: FileID
  /// "picture: quokka.png".
  var name: String
}
