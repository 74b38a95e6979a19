import CSQLite
import Glibc

/// Why something could not be kept or read. What was kept before stays, except where a case says otherwise.
package enum StoreProblem: Error, Equatable, Sendable {
  /// No folder for it is known.
  case noHome
  /// Something other than a plain file or a folder has this path, such as a symbolic link.
  case notAFile(String)
  /// Others could read or change what has this path, and that cannot be changed.
  case notPrivate(String)
  /// What has this path may only be read.
  case readOnly(String)
  /// What has this path cannot be made or opened, with the system's `errno`.
  case unreachable(String, code: Int32)
  /// A newer program wrote the file.
  case newerSchema(found: Int, known: Int)
  /// The file was damaged and a new one was begun; nil: the damaged one could not be set aside.
  case damaged(setAside: String?)
  /// The disk or the quota is full.
  case full
  /// Another process holds the file; what is to be written waits.
  case busy
  /// More waits to be written than may: what came since is not kept.
  case overflow
  /// An extended result code of SQLite (sqlite.org/rescode.html).
  case failed(code: Int32)
}

extension StoreProblem {
  /// - Parameter path: of the file.
  init(_ error: SQLiteError, at path: String) {
    switch error.primary {
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(setAside: nil)
    case SQLITE_FULL: self = .full
    case SQLITE_IOERR where [EDQUOT, ENOSPC].contains(error.systemCode): self = .full
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy
    case SQLITE_READONLY, SQLITE_PERM: self = .readOnly(path)
    case SQLITE_CANTOPEN where error.code == quka_sqlite_cantopen_symlink: self = .notAFile(path)
    case SQLITE_CANTOPEN: self = .unreachable(path, code: error.systemCode)
    default: self = .failed(code: error.code)
    }
  }

  /// - Parameters:
  ///   - systemCode: an `errno`.
  ///   - path: of what the call was about.
  init(systemCode: Int32, at path: String) {
    switch systemCode {
    case EROFS, EACCES, EPERM: self = .readOnly(path)
    case ENOSPC, EDQUOT: self = .full
    case ELOOP, ENOTDIR, EISDIR: self = .notAFile(path)
    default: self = .unreachable(path, code: systemCode)
    }
  }

  /// Whether nothing more is kept or read while the program runs.
  package var endsKeeping: Bool {
    if case .damaged(setAside: _?) = self { return false }
    return isLasting
  }

  /// Whether another try would end in the same way, so that the store stays off.
  var isLasting: Bool {
    switch self {
    case .noHome, .notAFile, .notPrivate, .readOnly, .newerSchema, .damaged: true
    case .unreachable(_, let code): ![EMFILE, ENFILE, ENOMEM].contains(code)
    case .full, .busy, .overflow, .failed: false
    }
  }
}
