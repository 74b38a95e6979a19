import QukaWire

// Pictures that go along with a question: they are brought to the server first (docs/protocol.md §3.8).
extension Chats {
  /// Attaches a picture to what is typed on screen.
  package mutating func attach(_ picture: Picture) {
    let isAttached = withCurrent { $0.unsent.attach(picture) }
    tell(.asking(isAttached ? .attached(picture) : .tooManyAttached))
  }

  private func uploader(_ id: UploadID) -> ConversationID? {
    conversations.first { $0.value.unsent.uploading?.id == id }?.key
  }

  mutating func uploadMoved(_ id: UploadID, by bytes: Int) -> [ServerEffect] {
    if let key = uploader(id) { conversations[key]?.unsent.uploadMoved(by: bytes) }
    return []
  }

  mutating func uploaded(
    _ id: UploadID, _ result: Result<[UploadedPicture], UploadFailure>
  ) -> [ServerEffect] {
    guard let key = uploader(id) else { return [] }
    switch result {
    case .success(let pictures):
      guard var question = conversations[key]?.unsent.endUpload() else { return [] }
      question.options.pictures = pictures
      let waits = conversations[key]?.canSend != true || connection.isWaiting
      // Also without a change: what is kept of the draft ends with it.
      change(key) { if waits { $0.unsent.enqueueFirst(question) } }
      guard !waits else { return [] }
      hurryDrafts()
      return ask(question.text, question.options, in: key)
    case .failure(let failure):
      if let question = conversations[key]?.unsent.uploading?.question {
        conversations[key]?.unsent.uploadFailed(question)
      }
      takeBackUpload(key)
      tell(.asking(.uploadFailed(failure, in: key)))
      return []
    }
  }

  /// The person does not want the question to go out, after all.
  package mutating func cancelUpload(in key: ConversationID) -> [ServerEffect] {
    guard let id = conversations[key]?.unsent.uploading?.id else { return [] }
    takeBackUpload(key)
    let isInInput = conversations[key]?.unsent.tookBackIntoInput == true
    tell(.end(.withdrawn(key, isInInput: isInInput)))
    return [.cancelUpload(id)]
  }

  /// What waits behind it does not overtake it.
  private mutating func takeBackUpload(_ key: ConversationID) {
    let now = now
    change(key) { conversation in
      guard let question = conversation.unsent.endUpload() else { return }
      conversation.unsent.takeBack(question, at: now)
      conversation.unsent.holdQueue(at: now)
    }
  }
}
