import FoundationEssentials

/// An example of the CommonMark or the GFM specification (`Specification/README.md`).
struct SpecificationExample: Decodable {
  var example: Int
  var section: String
  var markdown: String

  /// All examples, each text once.
  static func all(file: String = #filePath) throws -> [SpecificationExample] {
    let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Specification")
    var seen: Set<String> = []
    return try ["commonmark-0.31.2.json", "gfm-0.29.json"].flatMap { name in
      try JSONDecoder().decode(
        [SpecificationExample].self, from: Data(contentsOf: folder.appending(path: name)))
    }.filter { seen.insert($0.markdown).inserted }
  }
}
