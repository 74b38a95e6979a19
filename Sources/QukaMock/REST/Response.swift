/// What is written to an HTTP connection.
package struct Response: Equatable, Sendable {
  package var status: Int
  package var contentType: String
  package var body: [UInt8]
  /// Where a redirection leads.
  package var location: String?

  init(status: Int, contentType: String, body: [UInt8]) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }

  init(status: Int, contentType: String, text: String) {
    self.init(status: status, contentType: contentType, body: Array(text.utf8))
  }

  /// Gin's answer to a route that does not exist (docs/protocol.md §1.1).
  static let unknownRoute = Response(
    status: 404, contentType: "text/plain", text: "404 page not found"
  )

  /// What a web server answers for every path of a web program.
  static let indexPage = Response(
    status: 200, contentType: "text/html",
    text: "<!doctype html><html><head><title>Quka</title></head><body></body></html>\n")

  /// The Centrifuge library's answers to a request for a WebSocket that is not one, and to one from an
  /// origin that is not allowed (docs/protocol.md §5.1).
  static let badUpgrade = Response(status: 400, contentType: "text/plain", text: "Bad Request\n")
  static let foreignOrigin = Response(status: 403, contentType: "text/plain", text: "Forbidden\n")

  package static func empty(status: Int) -> Response {
    Response(status: status, contentType: "text/plain", body: [])
  }

  /// A page such as a proxy in front of the server sends.
  package static func html(status: Int) -> Response {
    let text = "<html><head><title>\(status)</title></head><body><h1>\(status)</h1></body></html>"
    return Response(status: status, contentType: "text/html", text: text)
  }
}
