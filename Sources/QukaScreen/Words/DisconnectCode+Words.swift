import QukaWire

extension DisconnectCode {
  /// What the code means to a person.
  package var sentence: String {
    switch rawValue {
    case 1000, 1001, 1005, 1006, 3000, 3001, 3011: "The server closed the connection."
    case 1009: "The server refused a message as too large (1009)."
    case 3005, 3006, 3500: "The server no longer accepts the token (\(rawValue))."
    case 3008: "This program was too slow for the server (3008)."
    case 3012: "The server heard nothing from this program (3012)."
    case 3503: "The server ended this connection on purpose (3503)."
    case 3504, 3505: "The server's limit of connections or channels is reached (\(rawValue))."
    case 3507: "The server does not allow this connection (3507)."
    case 3501, 3502, 3506, 3508, 3509:
      "The server and this program do not understand each other (\(rawValue))."
    default: "The connection was closed (\(rawValue))."
    }
  }
}
