extension Connection {
  /// Writes changes in their order, all of them or none.
  func apply(_ batch: [WaitingChange], limits: StoreLimits) throws(SQLiteError) {
    try transaction(.writing) { () throws(SQLiteError) in
      for waiting in batch {
        switch waiting {
        case .change(let change, let owner): try apply(change, of: owner, limits: limits)
        case .signIn(let signIn, let server, let fingerprint):
          try keep(signIn, server: server, fingerprint: fingerprint)
        case .signOut(let server, let fingerprint):
          try deleteAll(server: server, fingerprint: fingerprint)
        case .eraseAll: try deleteAll()
        }
      }
      if batch.contains(where: \.isErasure) { try noteErasure() }
      try makeRoom(within: limits.fileBytes)
    }
  }

  private func apply(
    _ change: StoreChange, of owner: StoreOwner, limits: StoreLimits
  ) throws(SQLiteError) {
    switch change {
    case .keepChat(let chat): try keep(chat, of: owner)
    case .keepWithoutServer(let id): try markWithoutServer(id, of: owner)
    case .keepCoverage(let coverage, let id): try keep(coverage, of: id, owner)
    case .keepArrangement(let arrangement): try keep(arrangement, of: owner)
    case .forgetChat(let id): try deleteChat(id, of: owner)
    case .keepView(let view, let id): try keep(view, of: id, owner)
    case .keepPlace(let chat): try keepPlace(chat, of: owner)
    case .keepMessages(let messages, let chat):
      try keep(messages, in: chat, of: owner, limits: limits)
    case .keepPage(let messages, let chat):
      try keepPage(messages, in: chat, of: owner, limits: limits)
    case .forgetMessage(let id, let chat): try deleteMessage(id, in: chat, of: owner)
    case .keepDraft(let draft): try keep(draft, of: owner)
    case .forgetDraft(let place): try deleteDraft(place, of: owner)
    case .keepPrompt(let text): try keepPrompt(text, of: owner, limits: limits)
    case .forgetPrompt(let text): try deletePrompt(text, of: owner)
    case .forgetPrompts: try deletePrompts(of: owner)
    }
  }
}
