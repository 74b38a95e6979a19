/// The first command of a connection, with everything the server authenticates by
/// (docs/protocol.md §1.3). Descriptions leave the token out.
public struct ConnectRequest: Equatable, Sendable {
  public var token: String
  /// Without the right one the server rejects the token.
  public var appID: String
  /// `authorization` for login tokens, empty for access tokens.
  public var authenticationType: String
  public var clientName: String
  public var clientVersion: String

  public init(
    token: String, appID: String, authenticationType: String = "",
    clientName: String = "quka-tui", clientVersion: String = ""
  ) {
    self.token = token
    self.appID = appID
    self.authenticationType = authenticationType
    self.clientName = clientName
    self.clientVersion = clientVersion
  }

  /// The header names must be lower case: the server compares them as they are.
  var json: JSONValue {
    [
      "token": .string(token),
      "headers": ["x-appid": .string(appID), "x-auth-type": .string(authenticationType)],
      "name": .string(clientName),
      "version": .string(clientVersion),
    ]
  }
}

extension ConnectRequest: CustomStringConvertible, CustomReflectable {
  public var description: String { "connect as \(clientName) to \(appID) (token hidden)" }
  public var customMirror: Mirror { Mirror(self, children: ["appID": appID]) }
}
