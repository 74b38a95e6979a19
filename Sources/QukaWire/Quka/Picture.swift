/// A picture on this machine that goes along with a question.
public struct Picture: Equatable, Sendable {
  /// What models read; what the server does with other files is not known (docs/protocol.md §3.8).
  public enum Format: String, CaseIterable, Sendable {
    case png
    case jpeg
    case gif
    case webp

    /// The format of a file that begins with these bytes, whatever its name says.
    public init?(beginning bytes: some Collection<UInt8>) {
      let bytes = Array(bytes.prefix(12))
      if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        self = .png
      } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
        self = .jpeg
      } else if bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8))
      {
        self = .gif
      } else if bytes.starts(with: Array("RIFF".utf8)),
        bytes.dropFirst(8) == Array("WEBP".utf8)[...]
      {
        self = .webp
      } else {
        return nil
      }
    }

    /// Its media type.
    public var mediaType: String { "image/\(rawValue)" }
  }

  public var path: String
  public var name: String
  public var bytes: Int
  public var format: Format
  /// When the file changed last, in nanoseconds since 1970; nil: it has no name on the disk.
  public var changedAt: Int?

  /// It has a name on the disk.
  public var isFile: Bool { changedAt != nil }

  public init(path: String, name: String, bytes: Int, format: Format, changedAt: Int? = nil) {
    self.path = path
    self.name = name
    self.bytes = bytes
    self.format = format
    self.changedAt = changedAt
  }

  /// The server takes no more (docs/protocol.md §3.8).
  public static let mostBytes = 31_457_280

  /// What it is called at the server, which takes two files of one name and size for the same one and keeps the first:
  /// so the name tells the content.
  public func uploadName(of content: [UInt8]) -> String {
    let digits = SHA1.digest(content).prefix(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return digits.joined() + "." + (format == .jpeg ? "jpg" : format.rawValue)
  }
}

/// Why a file cannot go along with a question.
public enum PictureProblem: Error, Equatable, Sendable {
  case missing
  case folder
  /// For the system's reason.
  case unreadable(reason: String)
  case empty
  case tooLarge(bytes: Int)
  /// It is none of the formats, whatever its name says.
  case noPicture
  /// It is not the file any more that was looked at.
  case changed
}
