/// The addresses that a text refers to, numbered in the order in which they first appear.
package struct ReferenceList: Hashable, Sendable {
  package struct Reference: Hashable, Sendable {
    package var label: String
    package var target: LinkTarget
    /// Nil when the text shows the address itself.
    package var number: Int?

    package init(label: String, target: LinkTarget, number: Int? = nil) {
      self.label = label
      self.target = target
      self.number = number
    }
  }

  /// More are not remembered: those show their addresses in the text.
  private static let maximum = 2_000

  package private(set) var references: [Reference] = []
  /// How many links came after those that are remembered; an address that comes twice counts twice.
  package private(set) var unlisted = 0
  private var indices: [LinkTarget: Int] = [:]
  private var count = 0

  /// What to show for the end of a link, after its label.
  mutating func mark(for link: MarkdownLink) -> String {
    guard let target = LinkTarget(link.address) else {
      return link.isSaid ? "" : " (\(link.address))"
    }
    let isSaid = link.isSaid && target.isAddress
    if let index = indices[target] {
      guard !isSaid else { return "" }
      return "[\(number(index, link.label))]"
    }
    guard references.count < Self.maximum else {
      unlisted += 1
      return isSaid ? "" : " (\(link.address))"
    }
    indices[target] = references.count
    references.append(Reference(label: link.label, target: target))
    return isSaid ? "" : "[\(number(references.count - 1, link.label))]"
  }

  private mutating func number(_ index: Int, _ label: String) -> Int {
    if let number = references[index].number { return number }
    count += 1
    references[index].number = count
    references[index].label = label
    return count
  }
}
