/// What the cancel registry has done so far and holds now (docs/protocol.md §8.5, I6).
public struct RegistryCounters: Equatable, Sendable {
  /// Generations that were registered.
  public var registered = 0
  /// Registrations that were removed, by whatever ending.
  public var removed = 0
  /// Stops that reached at least one running generation.
  public var triggered = 0
  /// Registrations that exist now.
  public var active = 0
  /// Generations that are still running now; equals `active` whenever nothing is in between and none is
  /// out of reach (`Situation.Turn.isOutOfReach` of QukaScenes).
  public var runningGenerations = 0

  public init() {}
}
