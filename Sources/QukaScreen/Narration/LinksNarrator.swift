import QukaChat
import QukaText
import QukaWire

/// The window of an answer's links in words.
enum LinksNarrator {
  /// More of a source is not read out.
  private static let sourceLimit = 20_000

  static func words(_ window: LinksWindow, _ state: AppState) -> String? {
    guard let reference = window.reference else { return nil }
    var place = "\(window.selected + 1) of \(window.references.count)"
    if let number = reference.number, number != window.selected + 1 {
      place += ", in the text link \(number)"
    }
    let label = TextFit.oneLine(reference.label)
    switch reference.target {
    case .address(let address) where window.showsSelected:
      let host =
        LinkHost(deceptiveIn: address, labelled: reference.label).map { " \($0.sentence)" } ?? ""
      return
        "Link \(place): \(address).\(host) Enter opens it, \(KeyMap.name(of: .link(.copy), in: .links)) copies it, Left goes back."
    case .address(let address):
      let name = label.isEmpty || reference.number == nil ? address : label
      return "Link \(place): \(name). Enter shows its address, Esc closes the links."
    case .file where window.showsSelected:
      let (sentence, location) = FileText.words(window.file.flatMap(state.chats.location))
      guard let location else { return "\(label). \(sentence)" }
      return "\(label): \(TextFit.oneLine(location)). Enter opens it, Left goes back."
    case .file: return "File \(place): \(label). Enter asks where it is, Esc closes the links."
    case .knowledge(let name) where window.showsSelected: return source(name, state)
    case .knowledge:
      let name = label.isEmpty ? "a source in Quka" : label
      return "Source \(place): \(name). Enter reads it, Esc closes the links."
    }
  }

  private static func source(_ name: String, _ state: AppState) -> String {
    switch state.chats.source(named: name) {
    case .loading, nil: return "The source is loading."
    case .failed(let failure): return FailureText.words(failure)
    case .loaded(let knowledge):
      let text = LongText.head(knowledge.text, sourceLimit)
      let title = TextFit.oneLine(knowledge.title)
      return
        "Source: \(title)\n\(text)\nEnd of the source. \(KeyMap.name(of: .link(.copy), in: .links)) copies it, Left goes back."
    }
  }
}
