import QukaWire

/// Names a file that came with a question.
package struct FileID: Hashable, Sendable {
  package var session: SessionID
  package var message: MessageID
  /// Among the files of that question.
  package var place: Int

  package init(session: SessionID, message: MessageID, place: Int) {
    self.session = session
    self.message = message
    self.place = place
  }
}

/// What is known of where a file is.
package enum FileState: Equatable, Sendable {
  case loading
  case located(SignedAddress)
  case failed(FileFailure)
}

/// Why nobody can say where a file is.
package enum FileFailure: Equatable, Sendable {
  /// Nobody is signed in yet.
  case notConnected
  /// The server no longer has it.
  case gone
  case unusableAddress
  case request(Failure)
}

// Where files of questions are: their addresses are signed for a while, so they are asked for anew each time, and only
// the last one is remembered, as long as the program runs.
extension Chats {
  struct LocatedFile: Equatable, Sendable {
    var id: FileID
    var state: FileState
  }

  /// Asks where a file is now.
  package mutating func locate(_ id: FileID) -> [ServerEffect] {
    guard let space = serverSpace?.id else {
      file = LocatedFile(id: id, state: .failed(.notConnected))
      return []
    }
    file = LocatedFile(id: id, state: .loading)
    return [.locateFile(space, id)]
  }

  /// Nil if it was not asked for last.
  package func location(of id: FileID) -> FileState? { file?.id == id ? file?.state : nil }

  mutating func fileLocated(
    _ id: FileID, _ result: Result<FileAddress, Failure>
  ) -> [ServerEffect] {
    guard location(of: id) == .loading else { return [] }
    let state: FileState =
      switch result {
      case .success(.signed(let address)): .located(address)
      case .success(.gone): .failed(.gone)
      case .success(.unusable): .failed(.unusableAddress)
      case .failure(let failure): .failed(failure.isGone ? .gone : .request(failure))
      }
    file = LocatedFile(id: id, state: state)
    return []
  }
}
