extension Turn {
  /// Neither an event nor history tells that the turn goes on: a joined turn is not waited for as long
  /// as one that was asked here (docs/protocol.md §7.7).
  public mutating func giveUpSilent() -> [Action] {
    isActive ? end(.interrupted) : []
  }
}
