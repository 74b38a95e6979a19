import ArgumentParser

/// What may be kept on this machine.
struct KeepingOptions: ParsableArguments {
  @Flag(
    help: "Keep no chats on this machine, and show none that are kept (or QUKA_NO_CACHE=1).")
  var noCache = false

  @Flag(
    name: .customLong("private"),
    help: "Keep nothing of your chats on this machine: no messages, no toggles (or QUKA_PRIVATE=1)."
  )
  var isPrivate = false

  @Option(
    help: ArgumentHelp(
      "Megabytes of chats to keep on this machine, 500 by default (or QUKA_CACHE_SIZE). When they are full, "
        + "the chats that changed longest ago go.",
      valueName: "MB"),
    transform: CacheSize.init(said:))
  var cacheSize: CacheSize?

  @Flag(
    help:
      "Erase chats here too when the server removes them for their age (or QUKA_ERASE_GONE=1)."
  )
  var eraseGone = false

  func keeping(_ environment: [String: String]) -> Keeping {
    var keeping = Keeping()
    keeping.scope = scope(environment)
    if let size = cacheSize ?? environment["QUKA_CACHE_SIZE"].flatMap(CacheSize.init) {
      keeping.bytes = size.bytes
    }
    keeping.erasesGone = eraseGone || Switch.value("QUKA_ERASE_GONE", in: environment) == true
    return keeping
  }

  private func scope(_ environment: [String: String]) -> Keeping.Scope {
    if isPrivate || Switch.value("QUKA_PRIVATE", in: environment) == true { return .nothing }
    let isRefused = noCache || Switch.value("QUKA_NO_CACHE", in: environment) == true
    return isRefused ? .noChats : .everything
  }
}

/// How much may be kept.
struct CacheSize: Equatable, Sendable {
  /// In megabytes: less holds no chat worth reading, more no disk.
  static let allowed = 1...1_000_000
  static let words = "a number of megabytes from 1 to 1000000"

  let bytes: Int

  init?(_ text: String) {
    guard let megabytes = Int(text), Self.allowed.contains(megabytes) else { return nil }
    bytes = megabytes << 20
  }

  fileprivate init(said text: String) throws {
    guard let size = CacheSize(text) else {
      throw ValidationError("--cache-size takes \(Self.words).")
    }
    self = size
  }
}
