// What keys do in the list above the input.
extension CommandCatalogue {
  static let menu: [CommandEntry] = [
    CommandEntry(
      .menu(.accept), "menu-accept", [KeyPlace(.menu, [.enter], "do what is chosen")],
      hints: [CommandHint(12, [.menu], "choose")]),
    CommandEntry(
      .menu(.previous), "menu-previous",
      [KeyPlace(.menu, [Key(.up)], "choose", with: .menu(.next))],
      hints: [CommandHint(13, [.menu], with: .menu(.next), "other")]),
    CommandEntry(.menu(.next), "menu-next", [KeyPlace(.menu, [Key(.down)])]),
    CommandEntry(
      .menu(.complete), "menu-complete",
      [KeyPlace(.menu, [Key(.tab)], "type the rest of its name")],
      hints: [CommandHint(14, [.menu], "complete")]),
  ]
}
