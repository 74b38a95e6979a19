/// One member of the `Sec-WebSocket-Extensions` field of an answer (RFC 6455 §9.1).
struct ExtensionAnswer: Equatable, Sendable {
  struct Parameter: Equatable, Sendable {
    var name: String
    /// Without the quotation marks, if it had any; nil when there is no equals sign.
    var value: String?
  }

  var name: String
  var parameters: [Parameter]

  /// Reads a whole field; nil when it does not follow the grammar. Empty list members are skipped
  /// (RFC 9110 §5.6.1.2).
  static func list(_ field: String) -> [ExtensionAnswer]? {
    var scanner = FieldScanner(field)
    var answers: [ExtensionAnswer] = []
    repeat {
      scanner.skipBlanks()
      if scanner.isAtEnd || scanner.peeks(",") { continue }
      guard let answer = member(&scanner) else { return nil }
      answers.append(answer)
    } while scanner.take(",")
    return scanner.isAtEnd ? answers : nil
  }

  private static func member(_ scanner: inout FieldScanner) -> ExtensionAnswer? {
    guard let name = scanner.token() else { return nil }
    var answer = ExtensionAnswer(name: name, parameters: [])
    scanner.skipBlanks()
    while scanner.take(";") {
      scanner.skipBlanks()
      guard let name = scanner.token() else { return nil }
      scanner.skipBlanks()
      var parameter = Parameter(name: name, value: nil)
      if scanner.take("=") {
        scanner.skipBlanks()
        guard let value = scanner.quotedToken() ?? scanner.token() else { return nil }
        parameter.value = value
        scanner.skipBlanks()
      }
      answer.parameters.append(parameter)
    }
    return answer
  }
}
