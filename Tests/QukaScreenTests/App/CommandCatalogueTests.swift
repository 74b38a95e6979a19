import FoundationEssentials
import QukaScreenTestSupport
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen

@Suite("The catalogue of commands") struct CommandCatalogueTests {
  private static let entries = CommandCatalogue.entries

  @Test("every case of Command has one entry")
  func complete() throws {
    let listed = Self.entries.map { Self.short("\($0.command)") }
    #expect(Set(listed).count == listed.count)
    let declared = try Self.declared()
    #expect(declared.count > 70)
    #expect(Set(listed) == declared)
  }

  @Test("names are for machines: small words with hyphens, each of its own")
  func names() {
    let letters = Set("abcdefghijklmnopqrstuvwxyz-")
    #expect(Set(Self.entries.map(\.name)).count == Self.entries.count)
    for entry in Self.entries {
      #expect(!entry.name.isEmpty && entry.name.allSatisfy(letters.contains), "\(entry.name)")
    }
  }

  @Test("nothing shares its rank in the palette, the last row or the README")
  func ranks() {
    let offers = Self.entries.compactMap(\.offer?.rank)
    #expect(Set(offers).count == offers.count)
    let rows = Self.entries.compactMap(\.manual?.rank)
    #expect(Set(rows).count == rows.count)
    let hints = Self.entries.flatMap(\.hints)
    for context in KeyContext.allCases {
      let ranks = [context, context.hintsToo].compactMap(\.self).flatMap { context in
        hints.filter { $0.contexts.contains(context) }.map(\.rank)
      }
      #expect(Set(ranks).count == ranks.count, "\(context)")
    }
  }

  @Test("no words are empty, and what is spoken otherwise is in the help")
  func words() {
    for entry in Self.entries {
      let wordings = (entry.offer.map(\.wordings) ?? []) + entry.hints.flatMap(\.wordings)
      #expect(wordings.allSatisfy { !$0.words.isEmpty } && entry.manual?.text != "")
      #expect(entry.hints.allSatisfy { !$0.wordings.isEmpty && !$0.contexts.isEmpty })
      for place in entry.places where place.help.isEmpty {
        #expect(place.spoken == .same && place.partner == nil, "\(entry.name)")
      }
    }
  }

  @Test("every hint has a key where it stands")
  func hintKeys() {
    for entry in Self.entries {
      for hint in entry.hints {
        let partner = hint.partner.map { CommandCatalogue.entry($0) }
        for (owner, context) in hint.contexts.flatMap({ [(entry, $0), (partner ?? entry, $0)] }) {
          let keys = owner?.keys(in: context) ?? owner?.keys(in: .global)
          #expect(keys?.isEmpty == false, "\(entry.name) in \(context)")
        }
      }
    }
  }

  @Test("whatever the help tells is reached by each of its keys where it counts")
  func reached() throws {
    let places = Self.places
    for entry in Self.entries {
      #expect(!entry.places.isEmpty, "\(entry.name)")
      for place in entry.places {
        let contexts = try #require(places[place.context], "\(place.context)")
        for key in place.keys + place.quietKeys {
          #expect(KeyMap.usual.command(for: key, in: contexts) == entry.command, "\(key.name)")
        }
        guard let partner = place.partner else { continue }
        let keys = CommandCatalogue.entry(partner)?.keys(in: place.context) ?? []
        #expect(!keys.isEmpty, "\(entry.name) stands beside nothing")
        for key in keys { #expect(KeyMap.usual.command(for: key, in: contexts) == partner) }
      }
    }
  }

  @Test("what the last row names the palette offers")
  func agreement() {
    for (name, app) in Self.situations {
      for focus in HintLawTests.focuses {
        var app = app
        app.change { $0.focus = focus }
        let state = app.state
        let offered = Set(Self.offered(state))
        for command in Self.named(state) {
          guard CommandCatalogue.entry(command)?.offer != nil else { continue }
          // There it means the selected chat, here the one on screen.
          if case .list = command, state.chats.sessions.selected != state.chats.currentSession {
            continue
          }
          #expect(offered.contains(command), "\(command) in \(name), \(focus)")
        }
      }
    }
  }

  @Test("what the palette leaves out would do nothing, but for saying so")
  func leftOut() {
    for (name, app) in Self.situations {
      let offered = Set(Self.offered(app.state))
      for entry in CommandCatalogue.offered where !offered.contains(entry.command) {
        // What the list's commands are about is not on screen; the last chance of Esc is not promised.
        if case .list = entry.command { continue }
        if entry.command == .escape, app.state.escapeMeaning == .stopNextRound { continue }
        var state = app.state
        let effects = state.performOffered(entry.command)
        state.notice = app.state.notice
        #expect(effects.isEmpty && state == app.state, "\(entry.name) in \(name)")
      }
    }
  }
}

// MARK: - What is asked

extension CommandCatalogueTests {
  /// What can be the matter with a chat and the connection, and the gallery.
  private static var situations: [String: AppDriver] {
    var situations = HintLawTests.situations
    for columns in [40, 80, 200] {
      situations["gallery of \(columns)"] = GalleryTests.transcript(
        Size(columns: columns, rows: 24))
    }
    return situations
  }

  /// The commands of the last row, by their keys.
  private static func named(_ state: AppState) -> [QukaScreen.Command] {
    let keys = entries.flatMap(\.places).flatMap { $0.keys + $0.quietKeys }
    return HintView.hints(state).flatMap { $0.key.split(separator: " ") }.compactMap { word in
      keys.first { $0.name == word }.flatMap {
        KeyMap.usual.command(for: $0, in: state.keyContexts)
      }
    }
  }

  private static func offered(_ state: AppState) -> [QukaScreen.Command] {
    var state = state
    let palette = Palette(scope: .everything)
    state.overlays.append(.palette(palette))
    return state.items(of: palette).compactMap { item in
      if case .command(let command) = item.target { return command }
      return nil
    }
  }

  /// For each context the ones that a state has where it counts.
  private static var places: [KeyContext: [KeyContext]] {
    var browsing = HintLawTests.windows["find something"]
    browsing?.press(.enter)
    let states = HintLawTests.windows.values.map(\.state) + [browsing?.state].compactMap(\.self)
    var places: [KeyContext: [KeyContext]] = [.global: AppDriver.open().state.keyContexts]
    for focus in HintLawTests.focuses {
      var app = AppDriver.open()
      app.change { $0.focus = focus }
      places[app.state.keyContexts[0]] = app.state.keyContexts
    }
    var selecting = AppDriver.streaming()
    selecting.press(.character("s", .alt))
    places[.selecting] = selecting.state.keyContexts
    var menu = AppDriver.open()
    menu.type("/")
    places[.menu] = menu.state.keyContexts
    for state in states { places[state.keyContexts[0]] = state.keyContexts }
    return places
  }
}

// MARK: - What is declared

extension CommandCatalogueTests {
  /// The commands in the words of the source, such as "quit" and "scroll up".
  private static func declared() throws -> Set<String> {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let source = try String(
      contentsOf: URL(filePath: root + "/Sources/QukaScreen/Commands/Command.swift"),
      encoding: .utf8)
    var payloads = [
      "Toggle": Toggle.allCases.map { "\($0)" }, "Bool": ["true", "false"],
      "Composer.Motion": Composer.Motion.allCases.map { "\($0)" },
      "Composer.Rewrite": Composer.Rewrite.allCases.map { "\($0)" },
      "Composer.Kill": Composer.Kill.allCases.map { "\($0)" },
    ]
    var cases: [(name: String, payload: String?)] = []
    var group = ""
    for line in source.split(separator: "\n") {
      let words = line.split { " (:){}".contains($0) }.map(String.init)
      if line.hasPrefix("  enum ") { group = words[1] }
      if line.hasPrefix("    case ") { payloads[group, default: []].append(words[1]) }
      if line.hasPrefix("  case ") { cases.append((words[1], words.count > 2 ? words.last : nil)) }
    }
    return Set(
      try cases.flatMap { name, payload in
        guard let payload else { return [name] }
        return try #require(payloads[payload], "\(payload)").map { "\(name) \($0)" }
      })
  }

  /// "scroll up" of "scroll(QukaScreen.Command.Scroll.up)".
  private static func short(_ description: String) -> String {
    let words = description.split { "(.: )".contains($0) }.map(String.init)
    return words.count == 1 ? words[0] : "\(words[0]) \(words[words.count - 1])"
  }
}
