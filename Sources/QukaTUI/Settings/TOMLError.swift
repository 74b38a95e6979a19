import QukaScreen

/// Why a file is not understood.
struct TOMLError: Error, Equatable, Sendable {
  /// Counted from 1.
  var line: Int
  var fault: FileFault
}
