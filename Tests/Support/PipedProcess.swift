import Glibc

/// Runs a program without a terminal and keeps what it writes.
public final class PipedProcess {
  private let standardOutput: ByteCollector
  private let standardError: ByteCollector
  private let process: ChildProcess

  public init(
    _ arguments: [String], environment: [String: String] = TestEnvironment.plain
  ) throws {
    let output = try Self.pipe()
    let errors = try Self.pipe()
    standardOutput = ByteCollector(descriptor: output.reading)
    standardError = ByteCollector(descriptor: errors.reading)
    defer {
      close(output.writing)
      close(errors.writing)
    }
    process = try ChildProcess(
      arguments, environment: environment,
      streams: .descriptors(output: output.writing, errors: errors.writing))
  }

  /// What the program has written to standard output.
  public var output: String { standardOutput.text }
  /// What the program has written to standard error.
  public var errors: String { standardError.text }
  /// Nil while it runs.
  public var status: ExitStatus? { process.poll() }

  public func send(signal: Int32) { process.send(signal: signal) }

  public func waitForExit(within duration: Duration = .seconds(20)) throws -> ExitStatus {
    let deadline = Deadline(within: duration)
    while true {
      let status = process.poll()
      standardError.collect(milliseconds: 0)
      standardOutput.collect(milliseconds: status == nil ? deadline.milliseconds(atMost: 5) : 0)
      if let status { return status }
      guard !deadline.hasPassed else {
        throw WaitedInVain(for: "the program's end", seen: output + errors)
      }
    }
  }

  /// Runs a program to its end and returns its standard output; an exit code other than 0 is an error.
  public static func run(
    _ arguments: [String], environment: [String: String] = TestEnvironment.plain
  ) throws -> String {
    let process = try PipedProcess(arguments, environment: environment)
    let status = try process.waitForExit()
    guard status == .exited(0) else {
      throw ProgramFailed(arguments: arguments, status: status, errors: process.errors)
    }
    return process.output
  }

  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw SystemError("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

/// A program that ended with something else than exit code 0.
public struct ProgramFailed: Error, CustomStringConvertible {
  public var description: String

  init(arguments: [String], status: ExitStatus, errors: String) {
    description = "\(arguments.joined(separator: " ")): \(status)\n\(errors)"
  }
}
