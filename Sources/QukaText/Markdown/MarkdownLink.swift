/// A link or an image: what is shown for it and where it leads.
struct MarkdownLink: Hashable, Sendable {
  var label: String
  var address: String
  /// The address is not complete yet.
  var isCut = false

  /// Whether the label says the address already.
  var isSaid: Bool {
    address.isEmpty || address == label || address == "mailto:" + label
      || address == "http://" + label || address == "https://" + label
  }
}
