/// Letters beyond ASCII as letters of ASCII, by which the names of hosts are really known (RFC 3492).
enum Punycode {
  private static let base = 36
  private static let initialThreshold = 128

  /// The encoded text, without the `xn--` of hosts' names.
  static func encoded(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { Int($0.value) }
    var result = scalars.filter { $0 < initialThreshold }.map { UInt8($0) }
    let basic = result.count
    if basic > 0 { result.append(UInt8(ascii: "-")) }
    var (code, delta, bias, handled) = (initialThreshold, 0, 72, basic)
    while handled < scalars.count {
      let next = scalars.filter { $0 >= code }.min() ?? code
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in scalars {
        if scalar < code { delta += 1 }
        guard scalar == code else { continue }
        append(delta, bias, to: &result)
        bias = adapted(delta, isFirst: handled == basic, count: handled + 1)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends a number of variable length (RFC 3492 §3.3).
  private static func append(_ delta: Int, _ bias: Int, to result: inout [UInt8]) {
    var rest = delta
    var position = base
    while true {
      let threshold = max(1, min(26, position - bias))
      guard rest >= threshold else { break }
      result.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      position += base
    }
    result.append(digit(rest))
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(value < 26 ? value + 97 : value - 26 + 48)
  }

  /// The bias after a number was written (RFC 3492 §3.4).
  private static func adapted(_ delta: Int, isFirst: Bool, count: Int) -> Int {
    var rest = isFirst ? delta / 700 : delta / 2
    rest += rest / count
    var position = 0
    while rest > (base - 1) * 26 / 2 {
      rest /= base - 1
      position += base
    }
    return position + base * rest / (rest + 38)
  }
}
