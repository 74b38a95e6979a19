/// The archive, in words. The server has none.
enum ArchiveText {
  static let heading = "Archived"

  static func putAway(_ title: String, isKept: Bool) -> String {
    isKept
      ? "\(title) is archived, on this machine only. It stands at the end of the list."
      : "\(title) is archived until you quit: nothing is kept on this machine."
  }
}
