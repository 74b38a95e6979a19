/// Users, spaces and sessions (docs/protocol.md §3.1 to §3.3).
extension Router {
  func userInfo(_ call: Call) -> JSON {
    [
      "user_name": .string(call.account.name),
      "user_id": .string(call.account.id),
      "avatar": "",
      "email": "",
      "service_mode": "selfhost",
      "plan_id": .string(call.account.plan),
      "appid": .string(call.account.appID),
      "system_role": "role-chief",
    ]
  }

  func spaces(_ call: Call) -> JSON {
    let spaces = core.spaces.compactMap { space in
      space.role(of: call.account).map { json(space, role: $0, for: call.account) }
    }
    return ["list": list(spaces)]
  }

  private func json(_ space: Space, role: SpaceRole, for account: Account) -> JSON {
    [
      "user_id": .string(account.id),
      "space_id": .string(space.id),
      "role": .string(role.rawValue),
      "title": .string(space.title),
      "description": .string(space.description),
      "base_prompt": "",
      "chat_prompt": "",
      "created_at": 1_795_363_200,
    ]
  }

  /// The creator becomes chief and is its only member.
  func createSpace(_ call: Call) throws(Refusal) -> JSON {
    guard let title = body(call)?["title"]?.text, !title.isEmpty else { throw .invalidArguments }
    let description = body(call)?["description"]?.text ?? ""
    let id = core.identifiers.text()
    core.addSpace(
      Space(id: id, title: title, description: description, members: [call.account.id]))
    return ["space_id": .string(id)]
  }

  func createSession(_ call: Call) -> JSON {
    let id = core.identifiers.session()
    core.store.createSession(id: id, space: call.match.space, user: call.account.id)
    return core.isCompatible
      ? ["session_id": .string(id), "id": .string(id)] : ["session_id": .string(id)]
  }

  func listSessions(_ call: Call) throws(Refusal) -> JSON {
    let page = try page(of: call.request)
    let (sessions, total) = core.store.sessions(
      space: call.match.space, user: call.account.id, page: page
    )
    return ["list": list(sessions.map(\.json)), "total": .integer(Int64(total))]
  }

  func deleteSession(_ call: Call) throws(Refusal) -> JSON {
    _ = try session(call)
    core.store.deleteSession(call.match.session)
    return .null
  }

  func nameSession(_ call: Call) throws(Refusal) -> Result {
    guard let first = body(call)?["first_message"]?.text, !first.isEmpty else {
      throw .invalidArguments
    }
    _ = try session(call)
    let name = SessionTitle.make(from: first)
    core.store.setTitle(name, of: call.match.session)
    let data: JSON = ["session_id": .string(call.match.session), "name": .string(name)]
    return Result(data: data, delay: core.configuration.namingDelay)
  }

  /// Always successful for the caller's own session, whether or not anything was running.
  func stop(_ call: Call) throws(Refusal) -> JSON {
    _ = try session(call)
    core.registry.trigger(session: call.match.session)
    return .null
  }

  /// The session of the path, if it is the caller's.
  func session(_ call: Call) throws(Refusal) -> StoredSession {
    switch core.store.access(call.match.session, space: call.match.space, user: call.account.id) {
    case .granted(let session): return session
    case .unknown: throw .notFound
    case .foreign: throw .permissionDenied
    }
  }

  /// `page` and `pagesize`, both required.
  func page(of request: Request) throws(Refusal) -> Page {
    guard let number = request.query["page"].flatMap({ Int($0) }), number >= 1,
      let size = request.query["pagesize"].flatMap({ Int($0) }), size >= 1
    else { throw .invalidArguments }
    return Page(number: number, size: size)
  }

  /// The body's object; the content type decides whether the body is JSON, as with Gin, unless the
  /// alias of docs/protocol.md §2.3 item 4 is on.
  func body(_ call: Call) -> JSON? {
    let type = call.request.header("Content-Type")?.split(separator: ";").first.map(String.init)
    guard core.isCompatible || type == "application/json" else { return nil }
    guard let body = JSON(decoding: call.request.body), body.isObject else { return nil }
    return body
  }

  /// A nil slice is `null` (docs/protocol.md §2.1).
  func list(_ elements: [JSON]) -> JSON {
    elements.isEmpty ? .null : .array(elements)
  }
}
