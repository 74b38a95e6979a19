/// Who wrote a message (docs/protocol.md §4.3).
package enum Role: Int64, Codable, Sendable {
  case user = 1
  case assistant = 2
  case tool = 4
}
