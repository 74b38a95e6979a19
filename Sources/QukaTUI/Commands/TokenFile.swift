import FoundationEssentials

/// A token kept in a file.
enum TokenFile {
  /// Tokens are short; anything longer is another file.
  static let limit = 16_384

  static func read(_ path: String) throws(Failure) -> String {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw Failure(
        sentence: "The token file \(path) cannot be read. Does it exist, may you read it?")
    }
    guard data.count <= limit, let text = String(validating: data, as: UTF8.self) else {
      throw Failure(sentence: "The file \(path) does not hold a token.")
    }
    return text
  }
}
