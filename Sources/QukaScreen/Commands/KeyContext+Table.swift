extension KeyContext {
  /// What `keys.toml` calls it; nil where no key can be bound.
  package var table: String? {
    switch self {
    case .global: "everywhere"
    case .composer: "input"
    case .menu: "menu"
    case .list: "list"
    case .transcript: "transcript"
    case .selecting: "selecting"
    case .help: "help"
    case .confirmation: "deletion"
    case .themes: "themes"
    case .links: "links"
    case .query: "find"
    case .palette: "palette"
    case .title: "title"
    case .picture: "picture"
    case .copy: "copy"
    case .save: "save"
    case .export: "export"
    case .share: "share"
    // Only its Enter differs from the search's, and Enter is fixed.
    case .browse: nil
    case .inspector: nil
    }
  }

  /// Another name for it, which people may try first.
  private static let aliases: [String: KeyContext] = [
    "composer": .composer, "global": .global, "chats": .list, "search": .query,
  ]

  static let tables: [String] = allCases.compactMap(\.table)

  package init?(table name: String) {
    guard let context = Self.allCases.first(where: { $0.table == name }) ?? Self.aliases[name]
    else { return nil }
    self = context
  }

  /// Where it is, in a sentence.
  var place: String {
    switch self {
    case .global: "everywhere"
    case .composer: "in the input"
    case .menu: "in the list above the input"
    case .list: "in the list"
    case .transcript: "in the transcript"
    case .selecting: "while selecting in the transcript"
    case .help: "in the help"
    case .confirmation: "before a deletion"
    case .themes: "in the themes"
    case .links: "in the links"
    case .query, .browse: "in the search"
    case .palette: "in the palette"
    case .title: "in a title"
    case .picture: "in the window of pictures"
    case .copy: "in what can be copied"
    case .save: "in the name of a file"
    case .export: "in the export of a chat"
    case .share: "before a chat is shared"
    case .inspector: "in the window of keys"
    }
  }

  /// The contexts in which a key is looked up while this one comes first.
  var chain: [KeyContext] {
    switch self {
    case .global: [.global]
    case .menu: [.menu, .composer, .global]
    case .selecting: [.selecting, .transcript, .global]
    case .browse: [.browse, .query, .transcript, .global]
    case .composer, .list, .transcript, .help, .confirmation, .themes, .links, .query, .palette,
      .title, .inspector, .picture, .copy, .save, .export, .share:
      [self, .global]
    }
  }
}
