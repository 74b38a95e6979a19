import Glibc

/// A system call that failed, with the words of `strerror`.
public struct SystemError: Error, CustomStringConvertible {
  public var description: String

  init(_ call: String, _ code: Int32 = errno) {
    description = "\(call): \(String(cString: strerror(code)))"
  }
}
