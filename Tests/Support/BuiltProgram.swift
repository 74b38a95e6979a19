import Glibc

/// The program under test, as this build made it.
public enum BuiltProgram {
  /// The path of a product that lies beside the running test bundle.
  public static func path(of product: String = "quka-tui") throws -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { throw SystemError("reading /proc/self/exe") }
    let bundle = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = bundle.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path = (folder + [product[...]]).joined(separator: "/")
    guard access(path, X_OK) == 0 else { throw SystemError("looking for \(path)") }
    return path
  }
}
