import QukaChat
import QukaText
import QukaWire

/// The window of an answer's links: a list, and one of them in full.
package struct LinksWindow: Equatable, Sendable {
  var references: [ReferenceList.Reference]
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

  init(_ references: [ReferenceList.Reference], unlisted: Int = 0, isCut: Bool = false) {
    self.references = references
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
