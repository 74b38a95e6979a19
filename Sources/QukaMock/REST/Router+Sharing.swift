/// Shared sessions (docs/protocol.md §3.6).
extension Router {
  /// Whose session it is does not matter, as on the real server.
  func shareSession(_ call: Call) throws(Refusal) -> JSON {
    let body = body(call)
    guard let template = body?["embedding_url"]?.text, !template.isEmpty,
      let session = body?["session_id"]?.text, !session.isEmpty
    else { throw .invalidArguments }
    let token = core.identifiers.hexadecimal()
    let share = core.shares.add(
      ShareList.Share(
        token: token, session: session, user: call.account.id,
        embeddingURL: template.replacing("{token}", with: token)))
    return ["token": .string(share.token), "url": .string(share.embeddingURL)]
  }

  /// Nothing found is 204 without a body, not an error.
  func sharedSession(token: String) -> Result {
    guard let share = core.shares.find(token: token),
      let session = core.store.session(share.session), !session.messages.isEmpty,
      let account = core.configuration.accounts.first(where: { $0.id == share.user })
    else { return Result(raw: .empty(status: 204)) }
    let user: JSON = [
      "id": .string(account.id), "appid": .string(account.appID), "name": .string(account.name),
      "avatar": "", "email": "", "plan_id": .string(account.plan),
      "updated_at": .integer(session.createdAt), "created_at": .integer(session.createdAt),
    ]
    return Result(data: [
      "user": user, "session": session.json,
      "messages": .array(session.messages.map(sharedItem)),
      "embedding_url": .string(share.embeddingURL),
    ])
  }

  /// A shared message's `rel_docs` are ids, where the history has objects.
  private func sharedItem(_ message: StoredMessage) -> JSON {
    let item = message.historyItem
    guard let details = item["ext"] else { return item }
    return item.replacing("ext", by: details.replacing("rel_docs", by: []))
  }
}
