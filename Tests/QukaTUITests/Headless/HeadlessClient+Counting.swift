import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

// Which effect is answered by which event.
extension HeadlessClient {
  func note(_ effect: ServerEffect) {
    if effect.isAnswered { unanswered += 1 }
    switch effect {
    case .subscribe(_, let id): awaitedSubscriptions.insert(id)
    case .unsubscribe(_, let id): awaitedSubscriptions.remove(id)
    case .signIn, .loadSessions, .loadHistory, .readHistory, .title, .deleteSession,
      .loadKnowledge, .locateFile, .share, .createSession, .nameMessage, .send, .stop, .connect,
      .reconnect,
      .cancelSend,
      .warmStop, .upload, .cancelUpload:
      break
    }
  }

  func note(_ event: Event) {
    guard case .server(let event) = event else { return }
    switch event {
    case .inSpace, .uploadMoved: break
    case .signedIn, .sessionsLoaded, .historyLoaded, .historyRead, .sessionTitled, .sessionDeleted,
      .knowledgeLoaded, .fileLocated, .sessionShared, .sessionCreated, .messageNamed,
      .sendWithdrawn, .sendAnswered,
      .stopAnswered, .uploaded:
      unanswered -= 1
    case .realtime(.subscribed(let id)), .realtime(.subscriptionFailed(let id, _, _)):
      awaitedSubscriptions.remove(id)
    case .realtime(.disconnected): connectionWasLost()
    case .realtime(.connecting), .realtime(.connected), .realtime(.chat), .sendWritten: break
    }
  }
}

extension ServerEffect {
  /// An event of REST follows.
  var isAnswered: Bool {
    switch self {
    case .signIn, .loadSessions, .loadHistory, .readHistory, .title, .deleteSession,
      .loadKnowledge, .locateFile, .share, .createSession, .nameMessage, .send, .stop, .upload:
      true
    case .connect, .reconnect, .subscribe, .unsubscribe, .cancelSend, .warmStop, .cancelUpload:
      false
    }
  }
}
