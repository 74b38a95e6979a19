import FoundationEssentials

@testable import QukaMock

/// The fixtures' frames as the bytes that a WebSocket would carry.
///
/// They are made from the file's text without the module's own encoder, so that the encoder is
/// checked too.
struct RecordedFrames {
  /// Each frame and its moment in milliseconds, in order.
  var frames: [(time: Int, line: String)]

  /// The frames of one scenario of the fixture file.
  init(_ scenario: String, _ file: String = #filePath) throws {
    let folder = file.split(separator: "/").dropLast(3).joined(separator: "/")
    let url = URL(filePath: "/\(folder)/QukaWireTests/Fixtures/quka-fixtures.json")
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    frames = []
    let rows = text.dropFirst("[\n".count).dropLast("\n }\n]".count)
    for row in rows.split(separator: "\n },\n") {
      let object = row + "}"
      guard let members = JSON(decoding: object.utf8), members["scenario"]?.text == scenario,
        let time = members["t_ms"]?.integer, let start = object.firstRange(of: #""frame": "#)
      else { continue }
      var frame = Self.compact(object[start.upperBound...])
      frame.removeLast()
      frames.append((Int(time), frame))
    }
  }

  /// Without the file's white space, and with the three characters that Go escapes.
  private static func compact(_ text: Substring) -> String {
    var result = ""
    var isInString = false
    var isEscaped = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\n": if isInString { result.unicodeScalars.append(scalar) }
      case "<": result += #"\u003c"#
      case ">": result += #"\u003e"#
      case "&": result += #"\u0026"#
      default: result.unicodeScalars.append(scalar)
      }
      if scalar == "\"", !isEscaped { isInString.toggle() }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return result
  }

  /// The lines with their message ids and their session replaced by names in order of appearance.
  static func normalised(_ lines: [String]) -> [String] {
    var names: [(id: String, name: String)] = []
    for line in lines {
      let data = JSON(decoding: line.utf8)?["push"]?["pub"]?["data"]
      for id in [data?["data"]?["message_id"], data?["data"]?["session_id"], data?["session_id"]] {
        guard let id = id?.text, !names.contains(where: { $0.id == id }) else { continue }
        names.append((id, "#\(names.count)"))
      }
    }
    return lines.map { line in
      names.reduce(line) { $0.replacing($1.id, with: $1.name) }
    }
  }
}
