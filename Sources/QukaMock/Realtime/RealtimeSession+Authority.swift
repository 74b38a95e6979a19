extension RealtimeSession.Authority {
  /// The rules of a server (docs/protocol.md §1.3, §6.1).
  init(_ core: ServerCore) {
    self.init(
      authenticate: { token, headers in Self.account(token, headers, core) },
      refusal: { channel, account in
        core.interference.refusalOfSubscription()
          ?? (Self.mayRead(channel, account, core) ? nil : .permissionDenied)
      },
      clientID: { core.identifiers.uuid() },
      maxChannels: core.configuration.maxChannelsPerConnection,
      pingSeconds: core.configuration.timing.pingInterval.nanoseconds / 1_000_000_000
    )
  }

  /// Header names are compared exactly; without `x-appid` the real server assumes an application
  /// that no token belongs to.
  private static func account(_ token: String, _ headers: JSON?, _ core: ServerCore) -> Account? {
    guard !core.interference.refusesToken(), let account = core.account(token: token) else {
      return nil
    }
    let appID = headers?["x-appid"]?.text
    if appID == nil, core.isCompatible { return account }
    return appID == account.appID ? account : nil
  }

  private static func mayRead(_ channel: String, _ account: Account, _ core: ServerCore) -> Bool {
    switch ChannelName(parsing: channel) {
    case .user(let id): return id == account.id
    case .knowledge(let space): return core.space(space)?.role(of: account) != nil
    case .chatSession(let space, let session):
      guard case .granted = core.store.access(session, space: space, user: account.id) else {
        return false
      }
      return true
    case .malformed: return false
    case .other: return true
    }
  }
}
