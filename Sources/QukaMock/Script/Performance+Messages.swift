/// Beginnings and endings of the assistant's messages.
extension Performance {
  mutating func begin(_ label: Script.Label) -> TurnEvent {
    openMessage = label
    return .began(id(of: label), role: .assistant)
  }

  mutating func end(_ label: Script.Label, progress: Progress) -> TurnEvent {
    close(label)
    let startAt = codePoints(of: label)
    return .done(id(of: label), startAt: startAt, progress: progress, kind: .unknown)
  }

  /// FAILED; what was written and not sent follows it in quirk mode (docs/protocol.md §9, 4). A
  /// failure that is reported twice (§9, 5) is reported once in clean mode.
  mutating func fail(
    _ label: Script.Label,
    message: String?,
    kind: MessageKind,
    discards: Bool
  ) -> [TurnEvent] {
    let isRepeated = messages[label]?.hasEnded == true
    if isRepeated, !isOdd { return [] }
    close(label)
    let tail = takeUnsent(of: label)
    let early = isOdd ? [] : say(tail, in: label)
    let failure = TurnEvent.failed(
      id(of: label), startAt: codePoints(of: label), message: message, kind: kind,
      discards: discards
    )
    return early + [failure] + (isOdd ? say(tail, in: label) : [])
  }

  /// Takes the text that was buffered for a message.
  mutating func takeUnsent(of label: Script.Label) -> String {
    let text = messages[label]?.unsent ?? ""
    messages[label]?.unsent = ""
    return text
  }

  /// Whether messages end as oddly as on the real server.
  var isOdd: Bool { configuration.quirks.contains(.endings) }

  private mutating func close(_ label: Script.Label) {
    if openMessage == label { openMessage = nil }
    messages[label]?.hasEnded = true
  }
}
