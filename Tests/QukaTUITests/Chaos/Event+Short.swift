import QukaWire

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

// Events in few words, for the trace of a run.
extension Event {
  var short: String {
    switch self {
    case .server(let event): event.short
    case .input(.key(let key)): "key \(key.code) \(key.modifiers.rawValue)"
    case .input(.paste(let text)): "typed \(text)"
    case .input, .keyBytes, .resized, .tick, .laidOut, .theme, .toggles, .memory, .notKept,
      .measured, .day,
      .terminated,
      .escapeTime, .copied, .opened, .openedSigned, .edited, .files:
      "\(self)"
    }
  }
}

extension ServerEvent {
  var short: String {
    switch self {
    case .realtime(.chat(let session, let event)): "\(session.short) \(event.short)"
    case .realtime(let event): "link \(event)"
    case .historyLoaded(let id, .success(let messages), let page):
      "history \(id.short) page \(page.number): \(messages.count) of \(page.total ?? -1), last "
        + (messages.last.map { "\($0.id.short) \($0.progress) \($0.text.unicodeScalars.count)" }
          ?? "none")
    case .historyLoaded(let id, .failure(let failure), let page):
      "history \(id.short) page \(page.number): \(failure.sentence)"
    case .sendAnswered(let turn, .success): "sent \(turn.number)"
    case .sendAnswered(let turn, .failure(let failure)):
      "send \(turn.number) failed, \(failure.sendFailure): \(failure.sentence)"
    case .stopAnswered(let turn, let answer): "stop \(turn.number) \(answer)"
    case .sessionsLoaded(let page, .success(let list)):
      "chats \(page): \(list.items.count) of \(list.total)"
    case .sessionsLoaded(let page, .failure(let failure)): "chats \(page): \(failure.sentence)"
    case .inSpace(_, let event): event.short
    case .historyRead, .signedIn, .sessionTitled, .sessionDeleted, .sessionCreated, .messageNamed,
      .sendWritten, .uploadMoved, .uploaded,
      .sendWithdrawn, .knowledgeLoaded, .fileLocated, .sessionShared:
      "\(self)"
    }
  }
}

extension ChatEvent {
  var short: String {
    switch self {
    case .messageStarted(let message): "INIT \(message.id.short)"
    case .delta(let id, let text, let start, let progress):
      "delta \(id.short) \(start)+\(text.unicodeScalars.count) \(progress)"
    case .done(let id, let length, let progress): "DONE \(id.short) \(length) \(progress)"
    case .failed(let id, let length, let text):
      "FAILED \(id.short) \(length) \(text == nil ? "" : "with text")"
    case .toolStarted(let message): "TOOL \(message.id.short)"
    case .toolUpdated(let id, _, let progress): "tool \(id.short) \(progress)"
    case .toolDone(let id): "tool done \(id.short)"
    case .toolFailed(let id): "tool failed \(id.short)"
    case .unknown: "unknown"
    }
  }
}

extension SessionID {
  var short: String { "#" + rawValue.suffix(4) }
}

extension MessageID {
  var short: String { String(rawValue.prefix(4)) }
}
