/// Messages of a session (docs/protocol.md §3.4, §3.5).
extension Router {
  /// Stateless: nothing is reserved and the session is not looked up.
  func messageID(_ call: Call) -> JSON {
    let id = JSON.string(core.identifiers.text())
    return call.usesBearer ? ["message_id": id] : id
  }

  func send(_ call: Call) throws(Refusal) -> JSON {
    let (question, id, attachments) = try question(of: call)
    let session = try session(call)
    let acceptance = core.store.accept(
      question: question.text, id: id, session: session.id, attachments: attachments)
    let sequence: Int64
    switch acceptance {
    case .accepted(let number): sequence = number
    case .duplicate: throw .exists
    case .taken: throw .internalError
    case .unknownSession: throw .notFound
    }
    // What fails here leaves the stored question unanswered, as on the real server.
    let isBroken = !attachments.allSatisfy(\.isAddress) || !storesObjects(for: attachments)
    if call.match.failsInside || isBroken {
      return ["sequence": .integer(sequence), "answer_id": ""]
    }
    guard attachments.allSatisfy(\.hasPath) else { throw .invalidArguments }
    var asked = question
    asked.index = session.messages.count { $0.role == .user }
    let place = Generation.Place(
      session: session.id, space: session.spaceID, user: session.userID
    )
    note(asked, session: session.id)
    let answer = core.generate(asked, at: place)
    return ["sequence": .integer(sequence), "answer_id": .string(answer)]
  }

  /// Keeps what the question was sent with, where tests and readers of the log can see it.
  private func note(_ question: Question, session: String) {
    core.questions.record(question, session: session)
    core.log.write(
      .info, "question",
      [
        "session_id": session, "agent": question.agent.field,
        "enable_search": "\(question.usesSearch)", "enable_thinking": "\(question.usesThinking)",
        "enable_knowledge": "\(question.usesKnowledge)", "images": "\(question.images)",
      ])
  }

  private func storesObjects(for attachments: [Attachment]) -> Bool {
    attachments.isEmpty || core.configuration.storesObjects
  }

  private func question(of call: Call) throws(Refusal) -> (Question, id: String, [Attachment]) {
    guard let body = body(call) else { throw .invalidArguments }
    let alias = core.isCompatible ? body["id"] : nil
    guard let id = (body["message_id"] ?? alias)?.text, !id.isEmpty,
      let text = body["message"]?.text, !text.isEmpty
    else { throw .invalidArguments }
    guard id.unicodeScalars.count <= 32 else { throw .internalError }
    let question = Question(
      text: text,
      agent: Agent(field: try optionalText(body["agent"]), text: text),
      usesSearch: try flag(body["enable_search"]),
      usesThinking: try flag(body["enable_thinking"]),
      usesKnowledge: try flag(body["enable_knowledge"]),
      images: try attachments(body["files"]).count
    )
    return (question, id, try attachments(body["files"]))
  }

  private func attachments(_ value: JSON?) throws(Refusal) -> [Attachment] {
    guard let value, value != .null else { return [] }
    guard case .array(let files) = value else { throw .invalidArguments }
    var attachments: [Attachment] = []
    for file in files {
      guard file.isObject else { throw .invalidArguments }
      attachments.append(
        Attachment(
          url: try optionalText(file["url"]), description: try optionalText(file["ai_desc"])))
    }
    return attachments
  }

  private func optionalText(_ value: JSON?) throws(Refusal) -> String {
    guard let value, value != .null else { return "" }
    guard let text = value.text else { throw .invalidArguments }
    return text
  }

  private func flag(_ value: JSON?) throws(Refusal) -> Bool {
    guard let value, value != .null else { return false }
    guard case .bool(let flag) = value else { throw .invalidArguments }
    return flag
  }

  /// An unknown message is an object of zero values, not an error.
  func messageDetails(_ call: Call) throws(Refusal) -> JSON {
    let session = try session(call)
    let message = core.store.message(call.match.message, session: session.id)
    return [
      "message_id": .string(message?.id ?? ""),
      "session_id": .string(message == nil ? "" : session.id),
      "evaluate": 0,
      "generation_status": 0,
      "rel_docs": .null,
      "tool_name": .string(message?.toolName ?? ""),
      "tool_args": .string(message?.toolArguments ?? ""),
      "marks": .null,
    ]
  }

  /// The newest page first, each page in the order of writing.
  func history(_ call: Call) throws(Refusal) -> JSON {
    let page = try page(of: call.request)
    let after = try afterSequence(call.request)
    let session = try session(call)
    let messages = session.messages.filter { after == 0 || $0.sequence > after }
    let selected = page.slice(of: messages.reversed()).reversed().map {
      core.interference.listed($0, at: core.clock.now)
    }
    return [
      "list": .array(selected.map(\.historyItem)), "total": .integer(Int64(messages.count)),
    ]
  }

  private func afterSequence(_ request: Request) throws(Refusal) -> Int64 {
    guard let text = request.query["after_sequence"], !text.isEmpty else { return 0 }
    guard let number = Int64(text) else { throw .invalidArguments }
    return number
  }
}
