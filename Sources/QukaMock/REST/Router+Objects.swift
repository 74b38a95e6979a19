/// Uploads and what was uploaded (docs/protocol.md §3.8).
extension Router {
  private static let signatureName = "X-Amz-Signature"
  /// 30 MiB.
  private static let largestObject: Int64 = 31_457_280

  /// A pre-signed target on this server; the same file of the same size exists already.
  func uploadKey(_ call: Call) throws(Refusal) -> JSON {
    let body = body(call)
    for name in ["object_type", "kind", "file_name"] {
      guard let text = body?[name]?.text, !text.isEmpty else { throw .invalidArguments }
    }
    guard let file = body?["file_name"]?.text, let size = body?["size"]?.integer, size > 0 else {
      throw .invalidArguments
    }
    guard size <= Self.largestObject else { throw .moreThanMax }
    guard core.configuration.storesObjects else { throw .internalError }
    let path = objectPath(file, size: size, space: call.match.space)
    let signature = core.identifiers.hexadecimal()
    let exists = core.objects.admit(signature, to: path)
    let host = "http://\(call.request.header("Host") ?? "127.0.0.1")"
    let address = "\(host)\(path)?\(Self.signatureName)=\(signature)"
    return [
      "key": .string(address), "full_path": .string(path), "static_domain": .string(host),
      "status": exists ? "exist" : "", "url": .string(address),
    ]
  }

  private func objectPath(_ file: String, size: Int64, space: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(size)/\(file)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var generator = SplitMix64(seed: hash)
    let digits = [generator.next(), generator.next()].map { value in
      let text = String(value, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }
    let kind = file.split(separator: ".").last.map { ".\($0)" } ?? ""
    let day = WallClockText.log(core.clock.unixNanoseconds).prefix(10).filter { $0 != "-" }
    return "/assets/s3/\(space)/chat/\(day)/\(digits.joined())\(file.contains(".") ? kind : "")"
  }

  func putObject(_ path: String, _ request: Request) -> Result {
    guard core.objects.isSigned(path, by: request.query[Self.signatureName]) else {
      return Result(raw: .unsigned)
    }
    let type = request.header("Content-Type") ?? "application/octet-stream"
    core.objects.put(ObjectStore.Object(contentType: type, bytes: request.body), at: path)
    return Result(raw: .empty(status: 200))
  }

  func getObject(_ path: String, _ request: Request) -> Result {
    guard core.objects.isSigned(path, by: request.query[Self.signatureName]) else {
      return Result(raw: .unsigned)
    }
    guard let object = core.objects.object(at: path) else { return Result(raw: .unknownRoute) }
    return Result(
      raw: Response(status: 200, contentType: object.contentType, body: object.bytes))
  }
}

extension Response {
  /// What an object storage says to an address without a valid signature.
  fileprivate static let unsigned = Response(
    status: 403, contentType: "application/xml",
    text: "<Error><Code>SignatureDoesNotMatch</Code></Error>")
}
