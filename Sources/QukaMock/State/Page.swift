/// Which part of a list is wanted; both numbers are at least 1.
struct Page: Equatable, Sendable {
  var number: Int
  var size: Int

  /// The page of a list that is already in the order of selection.
  func slice<Element>(of list: [Element]) -> [Element] {
    let (start, overflow) = (number - 1).multipliedReportingOverflow(by: size)
    guard !overflow, start < list.count else { return [] }
    return Array(list[start..<min(list.count, start + min(size, list.count))])
  }
}
