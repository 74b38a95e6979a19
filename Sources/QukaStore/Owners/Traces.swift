/// Where erased text may still be.
enum Traces: Equatable, Sendable {
  /// In unused parts of the file's pages, and in the write-ahead log.
  case inFile
  /// In the write-ahead log only.
  case inLog
}
