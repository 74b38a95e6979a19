/// How far a message has come (docs/protocol.md §4.2).
public enum Progress: Int64, Codable, Equatable, Sendable {
  case complete = 1
  case created = 2
  case generating = 3
  case failed = 4
  case canceled = 5
}
