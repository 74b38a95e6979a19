import Glibc

/// The laws under libFuzzer; `FUZZ_TARGET` names those to judge.
private let target: FuzzTarget = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    preconditionFailure("FUZZ_TARGET is one of: \(names)")
  }
  return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func judge(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do throws(BrokenLaw) {
    try target.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
  } catch {
    let line = Array("A law is broken: \(error)\n".utf8)
    write(STDERR_FILENO, line, line.count)
    abort()
  }
  return 0
}
