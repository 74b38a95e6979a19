import FoundationEssentials
import Glibc

/// One HTTP request to a server on the loopback interface, written by hand so that the tests can send
/// what our own client never would (wrong headers, aliases).
public struct HTTPExchange: Sendable {
  public var status: Int
  public var body: [UInt8]

  public init(
    _ method: String, port: Int, path: String, headers: [String: String] = [:], body: String = ""
  ) throws {
    var request = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
    for (name, value) in headers { request += "\(name): \(value)\r\n" }
    request += "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    let answer = try Self.exchange(Array(request.utf8), port: port)

    guard let end = answer.firstRange(of: Array("\r\n\r\n".utf8)) else {
      throw UnreadableAnswer(text: String(decoding: answer, as: UTF8.self))
    }
    let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self).lowercased()
    status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    let rest = Array(answer[end.upperBound...])
    self.body = head.contains("transfer-encoding: chunked") ? Self.joinChunks(rest) : rest
  }

  /// The body as text.
  public var text: String { String(decoding: body, as: UTF8.self) }

  /// Decodes a JSON body; `session_id` becomes `sessionId`.
  public func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(type, from: Data(body))
    } catch {
      throw UnreadableAnswer(text: "\(status) \(text) (\(error))")
    }
  }

  /// An answer that is not what HTTP or the test expects.
  public struct UnreadableAnswer: Error, CustomStringConvertible {
    var text: String
    public var description: String { "unreadable answer: \(text)" }
  }

  private static func exchange(_ request: [UInt8], port: Int) throws -> [UInt8] {
    let descriptor = try LoopbackSocket.connect(port: port)
    guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count
    else {
      close(descriptor)
      throw SystemError("sending a request")
    }
    let answer = ByteCollector(descriptor: descriptor)
    let deadline = Deadline(within: .seconds(20))
    while !answer.isAtEnd {
      guard !deadline.hasPassed else { throw WaitedInVain(for: "an answer", seen: answer.text) }
      answer.collect(milliseconds: deadline.milliseconds(atMost: 1000))
    }
    return answer.bytes
  }

  private static func joinChunks(_ bytes: [UInt8]) -> [UInt8] {
    var joined: [UInt8] = []
    var rest = bytes[...]
    while let end = rest.firstRange(of: Array("\r\n".utf8)) {
      let size = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16) ?? 0
      guard size > 0 else { break }
      joined += rest[end.upperBound...].prefix(size)
      rest = rest[end.upperBound...].dropFirst(size + 2)
    }
    return joined
  }
}
