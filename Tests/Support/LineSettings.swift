import Glibc

/// A terminal's line settings in a form that can be compared.
public struct LineSettings: Hashable, Sendable, CustomStringConvertible {
  public var input: UInt32
  public var output: UInt32
  public var control: UInt32
  public var local: UInt32
  public var characters: [UInt8]

  init(_ settings: termios) {
    input = settings.c_iflag
    output = settings.c_oflag
    control = settings.c_cflag
    local = settings.c_lflag
    characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }
  }

  /// A new terminal's settings, before any program changed them.
  public static let untouched = try? PseudoTerminal(["true"]).lineSettings

  /// Lines are edited by the kernel and echoed: how a shell leaves the terminal to a program.
  public var isCanonical: Bool {
    let wanted = UInt32(ICANON | ECHO | ISIG)
    return local & wanted == wanted
  }

  public var description: String {
    let flags = [input, output, control, local].map { String($0, radix: 8) }
    return "\(flags.joined(separator: " ")) \(characters)"
  }
}
