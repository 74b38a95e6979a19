import QukaWire

extension ResponseError {
  /// What is wrong with the answer; begins with "it".
  var phrase: String {
    switch self {
    case .head(let error): error.phrase
    case .severalLengths: "it tells its length twice"
    case .unreadableLength(let found): "its length is \(found)"
    case .unknownCoding(let found): "its coding is \(found)"
    case .brokenChunk: "it has pieces of unknown length"
    case .bodyTooLong(let limit): "it is longer than \(limit) bytes"
    case .truncated: "it ends too early"
    case .unaskedUpgrade: "it changes to another protocol"
    case .unasked: "it goes on behind its end"
    }
  }
}

extension ResponseHeadError {
  /// What is wrong with the answer; begins with "it".
  fileprivate var phrase: String {
    switch self {
    case .notHTTP(let found): "it begins with \(found)"
    case .unusableStatus(let found): "its first line is \(found)"
    case .unreadableField(let found): "it has the header line \(found)"
    case .tooLong(let limit): "its head is longer than \(limit) bytes"
    }
  }
}
