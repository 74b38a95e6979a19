import QukaWire

// What answers name as their sources.
extension Chats {
  /// Sources that are kept; they can be long.
  private static let keptSources = 20

  /// Asks for a source, unless it is here or on its way.
  package mutating func loadSource(_ id: KnowledgeID) -> [ServerEffect] {
    switch sources[id] {
    case .loading, .loaded: return []
    case .failed, nil: break
    }
    guard let space = space?.id else {
      sources[id] = .failed(.notConnected)
      return []
    }
    if sources.count >= Self.keptSources { sources = sources.filter { $0.value == .loading } }
    sources[id] = .loading
    return [.loadKnowledge(space, id)]
  }

  /// What is known of a source that an answer names; nil if nobody has asked for it.
  package func source(named name: String) -> SourceState? { sources[KnowledgeID(name)] }

  mutating func knowledgeLoaded(
    _ id: KnowledgeID, _ result: Result<Knowledge, Failure>
  ) -> [ServerEffect] {
    guard sources[id] != nil else { return [] }
    switch result {
    case .success(let knowledge): sources[id] = .loaded(knowledge)
    case .failure(let failure): sources[id] = .failed(failure.isGone ? .gone : .request(failure))
    }
    return []
  }
}
