/// What a store is made of; all but the limits is for tests.
struct StoreConfiguration: Sendable {
  var limits = StoreLimits()
  var migrations = Schema.migrations
  /// Nil: what the file system allows.
  var journal: Journal?
  /// The file's largest size in pages, as if the disk were full beyond it (sqlite.org/pragma.html#pragma_max_page_count).
  var largestPageCount: Int?
  /// Whether the whole file is checked once it is open.
  var checksFile = true
}
