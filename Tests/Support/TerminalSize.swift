/// The size of a terminal in character cells.
public struct TerminalSize: Hashable, Sendable {
  public var columns: Int
  public var rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// 80×24, what every terminal program has to be usable at.
  public static let standard = TerminalSize(columns: 80, rows: 24)
  /// 40×12, the smallest size that the program promises to be usable at.
  public static let small = TerminalSize(columns: 40, rows: 12)
}
