import QukaWire

extension QukaAPI {
  /// Pages that are looked through for one message, the newest first.
  private static let mostPages = 100

  /// The address of a file that came with a question, signed anew.
  /// - Parameter place: among the files of that question.
  public func fileAddress(
    space: SpaceID, session: SessionID, message: MessageID, place: Int, pageSize: Int = 100
  ) async throws(APIError) -> FileAddress {
    for page in 1...Self.mostPages {
      let answer = try await line.call(
        .files(space: space, session: session, page: page, pageSize: pageSize))
      if let found = answer.items.first(where: { $0.id == message }) {
        guard found.addresses.indices.contains(place) else { return .gone }
        let address = found.addresses[place]
        return StorageAddress(address, namedBy: line.configuration.address) == nil
          ? .unusable : .signed(address)
      }
      if answer.items.isEmpty || page * pageSize >= answer.total { return .gone }
    }
    return .gone
  }
}
