import QukaChat
import QukaWire

/// Files of questions, in words.
enum FileText {
  static let loading = "Asking the server for its address…"
  static let located = "Its address is signed for a while; that part is not shown or kept."
  static let notCopied = "Its address is signed for a while, and not copied."
  static let noDesktop =
    "Nothing here can show it, and its signed address is not copied. Open the chat in a browser."
  static let notOpened = "No browser took it."

  static func words(_ failure: FileFailure) -> String {
    switch failure {
    case .notConnected: "Only the server knows its address, and there is no connection yet."
    case .gone: "The server no longer has it."
    case .unusableAddress: "The server named an address that is not safe to open."
    case .request(let failure): failure.sentence
    }
  }

  /// What is known of where it is: a sentence, and the address without what signs it.
  static func words(_ state: FileState?) -> (sentence: String, place: String?) {
    switch state {
    case .loading, nil: (loading, nil)
    case .located(let address): (located, String(address.place))
    case .failed(let failure): (words(failure), nil)
    }
  }
}
