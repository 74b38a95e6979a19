import Glibc

/// The store's files as a whole.
package enum StoreFiles {
  /// Removes a file that nobody can use here any more: a newer program's, or a damaged one.
  /// - Returns: whether it is gone.
  package static func remove(in folder: String, after problem: StoreProblem?) -> Bool {
    switch problem {
    case .newerSchema, .damaged: break
    case .noHome, .notAFile, .notPrivate, .readOnly, .unreachable, .full, .busy, .overflow, .failed,
      nil:
      return false
    }
    let path = folder + "/" + StorePlace.name
    for name in [path] + (1...StoreLimits().damagedFiles).map({ "\(path).damaged-\($0)" }) {
      for suffix in [""] + StorePlace.companions { unlink(name + suffix) }
    }
    return access(path, F_OK) != 0
  }
}
