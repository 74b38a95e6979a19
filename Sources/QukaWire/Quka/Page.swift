/// One page of a list together with the total over all pages.
public struct Page<Element: Equatable & Sendable>: Equatable, Sendable {
  public var items: [Element]
  public var total: Int

  public init(items: [Element], total: Int) {
    self.items = items
    self.total = total
  }
}
