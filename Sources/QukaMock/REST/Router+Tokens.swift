/// Access tokens (docs/protocol.md §3.1).
extension Router {
  /// The only time when a token is visible in full.
  func createToken(_ call: Call) throws(Refusal) -> JSON {
    guard let description = body(call)?["desc"]?.text, !description.isEmpty else {
      throw .invalidArguments
    }
    let token = core.identifiers.text() + core.identifiers.text()
    guard core.tokens.add(token, user: call.account.id, description: description) else {
      throw .moreThanMax
    }
    return .string(token)
  }

  func listTokens(_ call: Call) throws(Refusal) -> JSON {
    let page = try page(of: call.request)
    let entries = page.slice(of: core.tokens.list(user: call.account.id))
    return ["list": .array(entries.map { json($0, appID: call.account.appID) })]
  }

  func deleteTokens(_ call: Call) throws(Refusal) -> JSON {
    guard case .array(let ids) = body(call)?["ids"], !ids.isEmpty else { throw .invalidArguments }
    core.tokens.remove(ids.compactMap(\.integer), user: call.account.id)
    return .null
  }

  private func json(_ entry: TokenList.Entry, appID: String) -> JSON {
    let lifetime: Int64 = 31_536_000 * 999
    return [
      "id": .integer(entry.id), "appid": .string(appID), "user_id": .string(entry.user),
      "token": .string("\(entry.token.prefix(6))******\(entry.token.suffix(4))"), "version": "v1",
      "info": .string(entry.description), "created_at": .integer(entry.createdAt),
      "expires_at": .integer(entry.createdAt + lifetime),
    ]
  }
}
