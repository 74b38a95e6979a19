/// Who asks the server: starts an effect and returns at once. What comes of it arrives as `ServerEvent`s.
package protocol ChatBackend: Sendable {
  func perform(_ effect: ServerEffect)
  /// Ends every connection; stops on their way get a second to be answered.
  func shutdown() async
}
