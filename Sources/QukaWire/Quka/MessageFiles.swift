/// Where the files of a message are, as the server signs it now (docs/protocol.md §3.5).
public struct MessageFiles: Equatable, Sendable {
  public var id: MessageID
  public var addresses: [SignedAddress]
}

extension MessageFiles {
  /// One row of the history.
  init?(history row: JSONValue) {
    let value = row["meta"] ?? row
    guard let id = MessageID(decoding: value["message_id"]) else { return nil }
    self.init(
      id: id,
      addresses: (value["attach"]?.list ?? []).prefix(Limits.attachments)
        .map { SignedAddress($0["url"]?.text ?? "") })
  }
}

/// What the server says about the address of a file that came with a question.
public enum FileAddress: Equatable, Sendable {
  case signed(SignedAddress)
  /// The history no longer has the file.
  case gone
  /// It is no address, or it would leave the encryption.
  case unusable
}
