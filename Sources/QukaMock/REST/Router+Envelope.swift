/// The envelope of every answer (docs/protocol.md §2).
extension Router {
  func envelope(data: JSON) -> Response {
    envelope(code: 200, message: "", summary: "success", data: data)
  }

  /// - Parameter status: instead of the refusal's own.
  func envelope(refusal: Refusal, status: Int? = nil, for request: Request) -> Response {
    let language = Language(acceptLanguage: request.header("Accept-Language"))
    let message = refusal.message(language)
    return envelope(code: status ?? refusal.status, message: message, summary: message, data: .null)
  }

  /// - Parameters:
  ///   - code: the HTTP status; 200 becomes the code 0.
  ///   - message: `meta.message`.
  ///   - summary: the alias's top-level message (docs/protocol.md §2.3 item 1).
  private func envelope(code: Int, message: String, summary: String, data: JSON) -> Response {
    let number = JSON.integer(code == 200 ? 0 : Int64(code))
    let meta: JSON = [
      "code": number, "message": .string(message),
      "request_id": .string(core.identifiers.request()),
    ]
    let document: JSON =
      core.isCompatible
      ? ["code": number, "message": .string(summary), "meta": meta, "data": data]
      : ["meta": meta, "data": data]
    return Response(
      status: code, contentType: "application/json; charset=utf-8", text: document.encoded
    )
  }
}
