import NIOCore
import QukaWire

// Making a connection, losing it, and what happens then.
extension RealtimeClient {
  func connect() {
    generation += 1
    attempt += 1
    earlyClosure = nil
    report(.connecting(attempt: attempt))
    let generation = generation
    state = .connecting(Task { await self.open(generation) })
  }

  private func open(_ generation: Int) async {
    do throws(TransportError) {
      let channel = try await WebSocketTransport.connect(
        to: WebSocketEndpoint(configuration), group: loop,
        deadline: configuration.timeouts.connect
      ) { [weak self] event in
        self?.assumeIsolated { $0.receive(event, generation) }
      }
      guard case .connecting = state, generation == self.generation else { return channel.abort() }
      established(channel)
    } catch {
      guard case .connecting = state, generation == self.generation else { return }
      failed(error)
    }
  }

  private func failed(_ error: TransportError) {
    let reason = LossReason.notConnected(error, origin: configuration.origin?.description)
    switch error {
    case .handshake(.refused(let refusal)) where refusal.isFinal: stop(reason)
    case .handshake(.refused(let refusal)) where refusal.status == 401: checkToken(else: reason)
    case .nameNotFound, .connectionRefused, .unreachable, .timedOut, .tls, .proxy, .handshake,
      .cancelled:
      retry(reason)
    }
  }

  private func established(_ channel: WebSocketChannel) {
    if let closure = earlyClosure { return lost(closure) }
    let open = OpenConnection(
      channel: channel,
      session: CentrifugeSession(
        configuration: CentrifugeSession.Configuration(
          connect: connectRequest, pingMargin: pingMargin)
      )
    )
    state = .open(open)
    if isReadingPaused { channel.pauseReading() }
    perform(open.session.open(channels: wanted.channels, now: .current))
  }

  private var connectRequest: ConnectRequest {
    let type =
      switch configuration.authentication {
      case .accessToken: ""
      case .login: "authorization"
      }
    return ConnectRequest(
      token: configuration.token, appID: appID, authenticationType: type)
  }

  private func receive(_ event: WebSocketConnection.Event, _ generation: Int) {
    guard generation == self.generation else { return }
    switch event {
    case .text(let text): receive(text)
    case .closed(let closure): closed(closure)
    case .opened, .binary, .pong: break
    }
  }

  private func closed(_ closure: Closure) {
    switch state {
    case .connecting: earlyClosure = closure
    case .open(let open):
      open.cancelTimer()
      lost(closure)
    case .shutDown:
      closing?.resume()
      closing = nil
    case .idle, .checkingToken, .waiting, .stopped: break
    }
  }

  private func lost(_ closure: Closure) {
    switch closure {
    case .byServer(let code, _): disconnected(DisconnectCode(rawValue: Int(code.rawValue)))
    case .failed(.outboundTooBig): retry(.notRead)
    case .failed(let error): retry(.protocolBroken(error))
    case .neverOpened(let error): retry(.neverOpened(error))
    case .lost, .byClient, .aborted: retry(.lost)
    }
  }

  func disconnected(_ code: DisconnectCode) {
    code.isTerminal ? stop(.closed(code)) : retry(.closed(code))
  }

  /// The session has given the connection up: closes it without waiting for its end.
  func ended(_ ending: CentrifugeSession.Ending) {
    guard case .open(let open) = state else { return }
    leave(open) { $0.close(code: .normal) }
    switch ending {
    case .connectRefused(let error): checkToken(else: .refused(error))
    case .replyTimedOut: retry(.noAnswer)
    case .unanswered: retry(.unanswered)
    case .silent: retry(.silent)
    case .malformed(let error): retry(.malformed(error))
    case .disconnected(let code, _): disconnected(code)
    }
  }

  /// Gives a standing connection up. It may report its end while it is cut, which is no news any more.
  func leave(_ open: OpenConnection, cut: (WebSocketChannel) -> Void) {
    open.cancelTimer()
    generation += 1
    cut(open.channel)
  }

  /// The server reports a bad token as a temporary internal error, which would be retried for ever
  /// (docs/protocol.md §5.3). REST tells the two apart.
  private func checkToken(else reason: LossReason) {
    state = .checkingToken
    let generation = generation
    Task {
      let verdict = await tokenRefusal()
      guard case .checkingToken = state, generation == self.generation else { return }
      if let verdict {
        stop(.tokenRefused(verdict))
      } else {
        retry(reason)
      }
    }
  }

  private func tokenRefusal() async -> APIError? {
    let api = QukaAPI(configuration: configuration, group: loop)
    defer { api.shutdown() }
    do throws(APIError) {
      _ = try await api.user()
      return nil
    } catch {
      guard case .refused(status: 401, _, _) = error else { return nil }
      return error
    }
  }

  private func stop(_ reason: LossReason) {
    state = .stopped
    report(.disconnected(reason: reason, retryIn: nil))
  }

  private func retry(_ reason: LossReason) {
    var generator = SystemRandomNumberGenerator()
    let delay = backoff.next(using: &generator)
    let generation = generation
    state = .waiting(
      loop.scheduleTask(in: .nanoseconds(delay.wholeNanoseconds)) { [weak self] in
        self?.assumeIsolated { $0.waited(generation) }
      }
    )
    report(.disconnected(reason: reason, retryIn: delay))
  }

  private func waited(_ generation: Int) {
    guard case .waiting = state, generation == self.generation else { return }
    connect()
  }
}

extension HandshakeRefusal {
  /// Whether trying again leads to the same end until the person changes something.
  fileprivate var isFinal: Bool { (300...399).contains(status) }
}
