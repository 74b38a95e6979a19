import Dispatch
import Glibc
import NIOCore
import QukaChat
import QukaWire
import Synchronization

/// Asks the server for what the chats want, and posts what came of it.
package final class ChatRunner: ChatBackend {
  private let configuration: ServerConfiguration
  private let group: any EventLoopGroup
  private let inbox: any ServerEventSink
  private let api: QukaAPI
  private let stopLine: StopLine
  private let backoff: Backoff
  private let state = Mutex(State())
  /// The stops that are not written yet.
  private let unwrittenStops = DispatchGroup()
  /// The deletions that are not answered yet.
  private let openDeletions = DispatchGroup()

  /// Something to ask of the realtime client.
  private typealias Command = @Sendable (RealtimeClient) async -> Void

  private struct State {
    var realtime: RealtimeClient?
    var commands: AsyncStream<Command>.Continuation?
    var sends: [TurnID: Task<Void, Never>] = [:]
    var uploads: [UploadID: Task<Void, Never>] = [:]
    var stops: [Int: Task<Void, Never>] = [:]
    var nextStop = 0
    /// The newest pages of history that are being read.
    var pages: [Int: Task<Void, Never>] = [:]
    var nextPage = 0
    /// Those of them that were asked for before the connection was lost.
    var stalePages: Set<Int> = []
    /// The chats of which the server said that they are deleted.
    var deleted: Set<SessionID> = []
  }

  /// - Parameter stopGroup: the stop call's own event loop: a stop never waits while a large message of
  ///   the stream is being read.
  package init(
    configuration: ServerConfiguration, group: any EventLoopGroup,
    stopGroup: any EventLoopGroup, inbox: any ServerEventSink, backoff: Backoff = Backoff()
  ) {
    self.configuration = configuration
    self.group = group
    self.inbox = inbox
    self.backoff = backoff
    api = QukaAPI(configuration: configuration, group: group)
    stopLine = StopLine(configuration: configuration, group: stopGroup)
  }

  /// Starts an effect and returns at once.
  package func perform(_ effect: ServerEffect) {
    switch effect {
    case .stop(let space, let session, let turn, let isFresh):
      stop(space, session, turn, isFresh: isFresh)
    case .warmStop:
      Task { [stopLine] in await stopLine.warm() }
    case .signIn: signIn()
    case .connect(let appID): connect(appID)
    case .reconnect: withRealtime { await $0.reconnectNow() }
    case .subscribe(let space, let session):
      withRealtime { await $0.subscribe(space: space, session: session) }
    case .unsubscribe(let space, let session):
      withRealtime { await $0.unsubscribe(space: space, session: session) }
    case .createSession(let space, let turn):
      run { [api] () async throws(APIError) in
        try await api.createSession(space: space)
      } then: {
        .inSpace(space, .sessionCreated(turn, $0))
      }
    case .nameMessage(let space, let session, let turn):
      run { [api] () async throws(APIError) in
        try await api.messageID(space: space, session: session)
      } then: {
        .inSpace(space, .messageNamed(turn, $0))
      }
    case .send(let space, let session, let turn, let message, let text, let options):
      send(space, session, turn, message, text, options)
    case .cancelSend(let turn): state.withLock { $0.sends[turn] }?.cancel()
    case .upload(let space, let id, let pictures): upload(space, id, pictures)
    case .cancelUpload(let id): state.withLock { $0.uploads[id] }?.cancel()
    case .loadSessions(let space, let page): loadSessions(space, page)
    case .loadHistory(let space, let session, let page): loadHistory(space, session, page)
    case .readHistory(let space, let session, let page): readHistory(space, session, page)
    case .title(let space, let session, let text): title(space, session, text)
    case .deleteSession(let space, let session): deleteSession(space, session)
    case .loadKnowledge(let space, let id): loadKnowledge(space, id)
    case .locateFile(let space, let id): locateFile(space, id)
    case .share(let space, let session): share(space, session)
    }
  }

  /// Waits until every stop that was asked for is written: from then on the kernel brings it to the server, even when
  /// the program is gone.
  package func waitForStops(until deadline: DispatchTime) {
    _ = unwrittenStops.wait(timeout: deadline)
  }

  /// Waits until every deletion is answered, and tells the chats that are deleted.
  package func waitForDeletions(until deadline: DispatchTime) -> Set<SessionID> {
    _ = openDeletions.wait(timeout: deadline)
    return state.withLock { $0.deleted }
  }

  /// Ends every connection, the realtime one with 1000. Stops on their way get a second to be answered.
  package func shutdown() async {
    let last = state.withLock { state in
      defer { state = State() }
      return state
    }
    last.commands?.finish()
    for task in last.sends.values { task.cancel() }
    for task in last.uploads.values { task.cancel() }
    async let realtime: Void? = last.realtime?.shutdown()
    await finish(last.stops.values.map(\.self))
    await realtime
    api.shutdown()
    stopLine.shutdown()
  }
}

// MARK: - Realtime

extension ChatRunner {
  private func connect(_ appID: String) {
    let inbox = inbox
    let client = RealtimeClient(
      configuration: configuration, appID: appID, group: group, backoff: backoff,
      mayRead: { !inbox.isFull },
      onEvent: { [weak self, api, stopLine] event in
        if case .disconnected = event {
          // The other connections went the same way: nobody shall wait for them in vain.
          api.renewConnections()
          stopLine.renewConnections()
          self?.state.withLock { $0.stalePages = Set($0.pages.keys) }
        }
        inbox.post(.realtime(event))
        if case .connected = event { self?.forsakeStalePages() }
      })
    inbox.onPressureChange { [weak client] in client?.reconsiderReading() }
    let (commands, continuation) = AsyncStream.makeStream(of: Command.self)
    state.withLock { state in
      state.realtime = client
      state.commands = continuation
    }
    Task {
      await client.start()
      for await command in commands { await command(client) }
    }
  }

  /// Gives up the history that was asked for before an outage: its answer may never come, and the next request, which
  /// waits for it, tells more.
  private func forsakeStalePages() {
    let stale = state.withLock { state in
      defer { state.stalePages = [] }
      return state.stalePages.compactMap { state.pages[$0] }
    }
    for page in stale { page.cancel() }
  }

  /// Asks something of the realtime client, in the order of the calls.
  private func withRealtime(_ command: @escaping Command) {
    _ = state.withLock { $0.commands?.yield(command) }
  }
}

// MARK: - Stop

extension ChatRunner {
  private func stop(_ space: SpaceID, _ session: SessionID, _ turn: TurnID, isFresh: Bool) {
    unwrittenStops.enter()
    state.withLock { state in
      let number = state.nextStop
      state.nextStop += 1
      state.stops[number] = Task { [weak self] in
        await self?.performStop(space, session, turn, isFresh: isFresh)
        self?.state.withLock { $0.stops[number] = nil }
      }
    }
  }

  /// Waits for stops on their way, one second at most.
  private func finish(_ stops: [Task<Void, Never>]) async {
    guard !stops.isEmpty else { return }
    let deadline = Task {
      try? await Task.sleep(for: .seconds(1))
      for stop in stops { stop.cancel() }
    }
    for stop in stops { await stop.value }
    deadline.cancel()
  }

  private func performStop(
    _ space: SpaceID, _ session: SessionID, _ turn: TurnID, isFresh: Bool
  ) async {
    let answer: StopAnswer
    let written = Flag()
    let tell: @Sendable () -> Void = { [unwrittenStops] in
      if written.raise() { unwrittenStops.leave() }
    }
    // One that failed is as good as written: nothing more of it will go out.
    defer { tell() }
    do throws(APIError) {
      try await stopLine.stop(
        space: space, session: session, fresh: isFresh, onWritten: tell)
      answer = .accepted
    } catch {
      answer = StopAnswer(error)
    }
    inbox.post(.stopAnswered(turn, answer))
  }
}

// MARK: - Sending

extension ChatRunner {
  private func send(
    _ space: SpaceID, _ session: SessionID, _ turn: TurnID, _ message: MessageID, _ text: String,
    _ options: SendOptions
  ) {
    let written = Flag()
    // Under the lock, so that a send that ends at once is not remembered after its end.
    state.withLock { state in
      state.sends[turn] = Task { [api, inbox, weak self] in
        let result: Result<SendReceipt, APIError>
        do throws(APIError) {
          result = .success(
            try await api.send(
              space: space, session: session, message: message, text: text, options: options,
              onWritten: {
                written.raise()
                inbox.post(.sendWritten(turn))
              }))
        } catch {
          result = .failure(error)
        }
        // Forgotten first: once the outcome is told, the turn may send again.
        self?.state.withLock { $0.sends[turn] = nil }
        inbox.post(Self.outcome(of: result, turn, isWritten: written.isRaised))
      }
    }
  }

  /// What a send's result means: withdrawn only if not a byte of it was written.
  private static func outcome(
    of result: Result<SendReceipt, APIError>, _ turn: TurnID, isWritten: Bool
  ) -> ServerEvent {
    switch result {
    case .success(let receipt): return .sendAnswered(turn, .success(receipt))
    case .failure(.cancelled) where !isWritten: return .sendWithdrawn(turn)
    case .failure(let error):
      return .sendAnswered(turn, .failure(Failure(error, isWritten: isWritten)))
    }
  }
}

// MARK: - Uploading

extension ChatRunner {
  private func upload(_ space: SpaceID, _ id: UploadID, _ pictures: [Picture]) {
    state.withLock { state in
      state.uploads[id] = Task { [api, inbox, weak self] in
        let result: Result<[UploadedPicture], UploadFailure>
        do throws(UploadFailure) {
          result = .success(
            try await api.upload(pictures, space: space) {
              inbox.post(.inSpace(space, .uploadMoved(id, bytes: $0)))
            })
        } catch {
          result = .failure(error)
        }
        self?.state.withLock { $0.uploads[id] = nil }
        inbox.post(.inSpace(space, .uploaded(id, result)))
      }
    }
  }
}

// MARK: - Loading

extension ChatRunner {
  private func signIn() {
    run(isStart: true) { [api] () async throws(APIError) in
      let user = try await api.user()
      return SignIn(user: user, spaces: try await api.spaces())
    } then: {
      .signedIn($0)
    }
  }

  private func loadSessions(_ space: SpaceID, _ page: Int) {
    run { [api] () async throws(APIError) in
      try await api.sessions(space: space, page: page, pageSize: SessionList.pageSize)
    } then: {
      .inSpace(space, .sessionsLoaded(page: page, $0))
    }
  }

  private func loadHistory(_ space: SpaceID, _ session: SessionID, _ page: Int) {
    // Under the lock, so that a page that comes at once is not remembered after its end.
    state.withLock { state in
      let number = state.nextPage
      state.nextPage += 1
      let task = run { [api] () async throws(APIError) in
        try await api.history(
          space: space, session: session, page: page, pageSize: HistoryPage.size)
      } then: { [weak self] result in
        self?.state.withLock { $0.pages[number] = nil }
        let receipt = HistoryPage(
          number: page, total: try? result.get().total, receivedAt: Int(time(nil)))
        return .inSpace(space, .historyLoaded(session, result.map(\.items), receipt))
      }
      if page == 1 { state.pages[number] = task }
    }
  }

  private func readHistory(_ space: SpaceID, _ session: SessionID, _ page: Int) {
    run { [api] () async throws(APIError) in
      try await api.history(space: space, session: session, page: page, pageSize: HistoryPage.size)
    } then: { result in
      let receipt = HistoryPage(
        number: page, total: try? result.get().total, receivedAt: Int(time(nil)))
      return .inSpace(space, .historyRead(session, result.map(\.items), receipt))
    }
  }

  private func title(_ space: SpaceID, _ session: SessionID, _ text: String) {
    run { [api] () async throws(APIError) in
      try await api.nameSession(space: space, session: session, firstMessage: text)
    } then: {
      .inSpace(space, .sessionTitled(session, $0))
    }
  }

  private func deleteSession(_ space: SpaceID, _ session: SessionID) {
    openDeletions.enter()
    run { [api] () async throws(APIError) in
      try await api.deleteSession(space: space, session: session)
      return Deleted()
    } then: { [openDeletions, weak self] result in
      if case .success = result {
        _ = self?.state.withLock { $0.deleted.insert(session) }
      }
      openDeletions.leave()
      return .inSpace(space, .sessionDeleted(session, result))
    }
  }

  private func loadKnowledge(_ space: SpaceID, _ id: KnowledgeID) {
    run { [api] () async throws(APIError) in
      try await api.knowledge(space: space, id: id)
    } then: {
      .inSpace(space, .knowledgeLoaded(id, $0))
    }
  }

  func locateFile(_ space: SpaceID, _ id: FileID) {
    run { [api] () async throws(APIError) in
      try await api.fileAddress(
        space: space, session: id.session, message: id.message, place: id.place)
    } then: {
      .inSpace(space, .fileLocated(id, $0))
    }
  }

  private func share(_ space: SpaceID, _ session: SessionID) {
    run { [api] () async throws(APIError) in
      try await api.shareSession(space: space, session: session)
    } then: {
      .inSpace(space, .sessionShared(session, $0))
    }
  }

  @discardableResult
  private func run<Value: Sendable>(
    isStart: Bool = false, _ call: @escaping @Sendable () async throws(APIError) -> Value,
    then event: @escaping @Sendable (Result<Value, Failure>) -> ServerEvent
  ) -> Task<Void, Never> {
    Task { [inbox] in
      do throws(APIError) {
        inbox.post(event(.success(try await call())))
      } catch {
        inbox.post(event(.failure(Failure(error, isAtStart: isStart))))
      }
    }
  }
}
