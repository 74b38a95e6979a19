extension CentrifugeSession {
  /// A WebSocket message came.
  public mutating func receive(
    _ message: String, now: Instant, using generator: inout some RandomNumberGenerator
  ) -> Output {
    var output = Output()
    guard phase != .idle, phase != .ended else { return output }
    lastReceived = now
    do throws(JSONError) {
      for reply in try CentrifugeCodec.decode(message) where phase != .ended {
        handle(reply, now: now, using: &generator, into: &output)
        endIfUnanswered(into: &output)
      }
    } catch {
      end(.malformed(error), into: &output)
    }
    return output
  }

  /// For a while this side did not listen: the server gets its time to answer and to ping anew.
  public mutating func resumedReading(at now: Instant) {
    lastReceived = now
    pending = pending.mapValues { reply in
      PendingReply(
        command: reply.command, deadline: max(reply.deadline, now + configuration.replyTimeout))
    }
  }

  /// Time has passed; call it when `deadline` is reached.
  public mutating func advance(
    to now: Instant, using generator: inout some RandomNumberGenerator
  ) -> Output {
    var output = Output()
    guard phase != .idle, phase != .ended else { return output }
    if pending.values.contains(where: { $0.deadline <= now }) {
      end(.replyTimedOut, into: &output)
    } else if let silence = silenceDeadline, silence <= now {
      end(.silent, into: &output)
    } else {
      let commands = subscriptions.due(at: now).map { requestSubscription($0, now: now) }
      output.messages = CentrifugeCodec.messages(of: commands)
      endIfUnanswered(into: &output)
    }
    return output
  }

  /// When to call `advance` at the latest; `nil` when nothing is awaited.
  public var deadline: Instant? {
    guard phase != .idle, phase != .ended else { return nil }
    let replies = pending.values.map(\.deadline).min()
    return [replies, silenceDeadline, subscriptions.nextRetry].compactMap { $0 }.min()
  }

  private var silenceDeadline: Instant? {
    guard case .connected(let terms) = phase, let interval = terms.pingInterval else { return nil }
    return lastReceived + interval + configuration.pingMargin
  }

  private mutating func handle(
    _ reply: Reply, now: Instant, using generator: inout some RandomNumberGenerator,
    into output: inout Output
  ) {
    switch reply {
    case .ping:
      if case .connected(let terms) = phase, terms.requiresPong {
        output.messages.append(CentrifugeCodec.pong)
      }
    case .result(let id, let result):
      guard let command = pending.removeValue(forKey: id)?.command else { return }
      settle(id, command, result, now: now, using: &generator, into: &output)
    case .push(let push): handle(push, now: now, using: &generator, into: &output)
    case .unknown: break
    }
  }

  private mutating func handle(
    _ push: Push, now: Instant, using generator: inout some RandomNumberGenerator,
    into output: inout Output
  ) {
    switch push {
    case .publication(let channel, let data):
      guard subscriptions.contains(channel) else { return }
      output.events.append(.publication(channel: channel, data))
    case .unsubscribed(let channel, let code, let reason):
      serverUnsubscribed(
        channel, ReplyError(code: code, message: reason, isTemporary: code >= 2500), now: now,
        using: &generator, into: &output
      )
    case .disconnected(let code, let reason):
      end(.disconnected(DisconnectCode(rawValue: code), reason: reason), into: &output)
    case .unknown: break
    }
  }

  private mutating func serverUnsubscribed(
    _ channel: String, _ error: ReplyError, now: Instant,
    using generator: inout some RandomNumberGenerator, into output: inout Output
  ) {
    guard subscriptions.contains(channel) else { return }
    guard error.isTemporary else {
      subscriptions.remove(channel)
      output.events.append(.subscriptionFailed(channel: channel, error))
      return
    }
    subscriptions.wait(channel, now: now, using: &generator)
    if subscriptions.due(at: now).contains(channel) {
      output.messages.append(requestSubscription(channel, now: now))
    }
  }

  /// Gives the session up when the server leaves more commands unanswered than it may: the new connection
  /// asks for each channel once.
  mutating func endIfUnanswered(into output: inout Output) {
    guard pending.count > configuration.pendingLimit else { return }
    output.messages = []
    end(.unanswered(limit: configuration.pendingLimit), into: &output)
  }

  mutating func end(_ ending: Ending, into output: inout Output) {
    phase = .ended
    pending = [:]
    output.events.append(.ended(ending))
  }
}

// MARK: - Replies

extension CentrifugeSession {
  private mutating func settle(
    _ id: Int, _ command: Command, _ result: ReplyResult, now: Instant,
    using generator: inout some RandomNumberGenerator, into output: inout Output
  ) {
    switch command {
    case .connect: settleConnect(result, into: &output)
    case .subscribe(let channel):
      settleSubscribe(id, channel, result, now: now, using: &generator, into: &output)
    case .unsubscribe: break
    }
  }

  private mutating func settleConnect(_ result: ReplyResult, into output: inout Output) {
    switch result {
    case .connected(let terms):
      phase = .connected(terms)
      output.events.append(.connected(client: terms.client))
    case .failed(let error): end(.connectRefused(error), into: &output)
    case .subscribed, .unsubscribed, .unknown:
      end(
        .connectRefused(ReplyError(code: 0, message: "an answer to another command")),
        into: &output
      )
    }
  }

  /// A reply to a subscription that was given up meanwhile says nothing.
  private mutating func settleSubscribe(
    _ id: Int, _ channel: String, _ result: ReplyResult, now: Instant,
    using generator: inout some RandomNumberGenerator, into output: inout Output
  ) {
    guard subscriptions[channel]?.state == .requested(id: id) else { return }
    switch result {
    case .failed(let error) where error.code == ReplyError.alreadySubscribed:
      activate(channel, now: now, into: &output)
    case .failed(let error) where error.isTemporary:
      subscriptions.wait(channel, now: now, using: &generator)
    case .failed(let error):
      subscriptions.remove(channel)
      output.events.append(.subscriptionFailed(channel: channel, error))
    case .subscribed, .connected, .unsubscribed, .unknown:
      activate(channel, now: now, into: &output)
    }
  }

  private mutating func activate(_ channel: String, now: Instant, into output: inout Output) {
    subscriptions.setActive(channel, now: now)
    output.events.append(.subscribed(channel: channel))
  }
}
