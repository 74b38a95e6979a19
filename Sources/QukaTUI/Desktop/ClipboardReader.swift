import QukaWire

/// A program that reads the clipboard, and what to call it with.
struct ClipboardReader: Equatable, Sendable {
  /// Lists the types of what is there; nil: it knows texts only.
  var types: [String]?
  var text: [String]
  /// What comes before a type to read that.
  private var beforeType: [String] = []

  var name: String { text[0] }

  func picture(_ type: String) -> [String] { beforeType + [type] }

  /// The best first.
  static func all(_ environment: [String: String]) -> [Self] {
    guard DesktopPlan.showsWindows(environment) else { return [] }
    var readers: [Self] = []
    if environment["WAYLAND_DISPLAY"]?.isEmpty == false {
      readers.append(
        Self(
          types: ["wl-paste", "--list-types"], text: ["wl-paste", "--no-newline"],
          beforeType: ["wl-paste", "--type"]))
    }
    if environment["DISPLAY"]?.isEmpty == false {
      let xclip = ["xclip", "-selection", "clipboard", "-out"]
      readers.append(
        Self(
          types: xclip + ["-target", "TARGETS"], text: xclip, beforeType: xclip + ["-target"]))
      readers.append(Self(types: nil, text: ["xsel", "--clipboard", "--output"]))
    }
    return readers
  }

  /// The type to ask for: what loses nothing comes first.
  static func pictureType(among types: [String]) -> String? {
    [Picture.Format.png, .webp, .jpeg, .gif].map(\.mediaType).first(where: types.contains)
  }

  /// A text is among them; or nothing is known, as of owners that list no types.
  static func mayHaveText(_ types: [String]) -> Bool {
    types.isEmpty
      || types.contains { type in
        ["UTF8_STRING", "STRING", "TEXT", "COMPOUND_TEXT"].contains(type)
          || type.hasPrefix("text/plain")
      }
  }
}
