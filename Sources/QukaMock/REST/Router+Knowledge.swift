/// The knowledge that answers refer to (docs/protocol.md §3.7).
extension Router {
  func knowledge(_ call: Call) throws(Refusal) -> JSON {
    guard let id = call.request.query["id"], !id.isEmpty else { throw .invalidArguments }
    let space = core.space(call.match.space)
    guard let entry = space?.knowledge.first(where: { $0.id == id }) else { throw .notFound }
    return entry.json(space: call.match.space, user: call.account.id)
  }

  func listKnowledge(_ call: Call) throws(Refusal) -> JSON {
    let page = try page(of: call.request)
    guard page.size <= 50 else { throw .invalidArguments }
    let words = call.request.query["keywords"] ?? ""
    let all = core.space(call.match.space)?.knowledge ?? []
    let found = all.filter { words.isEmpty || $0.id == words || $0.title.contains(words) }
    let list = page.slice(of: found).map {
      $0.json(space: call.match.space, user: call.account.id)
    }
    return ["list": .array(list), "total": .integer(Int64(found.count))]
  }
}
