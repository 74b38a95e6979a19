import QukaWire

@testable import QukaScreen
@testable import QukaTUI

// Which effect is answered by which event.
extension HeadlessClient {
  func note(_ effect: Effect) {
    switch effect {
    case .signIn, .loadSessions, .loadHistory, .title, .deleteSession, .loadKnowledge,
      .createSession, .nameMessage, .send, .stop:
      unanswered += 1
    case .subscribe(_, let id):
      awaitedSubscriptions.insert(id)
    case .unsubscribe(_, let id):
      awaitedSubscriptions.remove(id)
    case .connect, .reconnect, .cancelSend, .warmStop, .copy, .copyThroughTerminal, .open,
      .theme, .toggles, .setTitle, .askBackground, .mouse, .notify, .redraw, .suspend, .quit:
      break
    }
  }

  func note(_ event: Event) {
    switch event {
    case .signedIn, .sessionsLoaded, .historyLoaded, .sessionTitled, .sessionDeleted,
      .knowledgeLoaded,
      .sessionCreated, .messageNamed, .sendWithdrawn, .sendAnswered, .stopAnswered:
      unanswered -= 1
    case .link(.subscribed(let id)), .link(.subscriptionFailed(let id, _)):
      awaitedSubscriptions.remove(id)
    case .link(.disconnected):
      connectionWasLost()
    case .link(.connecting), .link(.connected), .link(.chat), .input, .resized, .tick, .laidOut,
      .day, .terminated, .sendWritten, .escapeTime, .copied, .opened, .theme, .toggles, .measured:
      break
    }
  }
}

extension Effect {
  /// The event loop performs the others itself, on the terminal.
  var isForNetwork: Bool {
    switch self {
    case .copy, .copyThroughTerminal, .open, .theme, .toggles, .setTitle, .askBackground,
      .mouse, .notify, .redraw, .suspend, .quit:
      false
    case .signIn, .connect, .reconnect, .loadSessions, .subscribe, .unsubscribe, .loadHistory,
      .title, .deleteSession, .loadKnowledge, .createSession, .nameMessage, .send, .cancelSend,
      .warmStop, .stop:
      true
    }
  }
}
