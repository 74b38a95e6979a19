import QukaWire

extension NetworkProblem {
  package var phrase: String {
    switch self {
    case .refused: "connection refused"
    case .unknownName: "the name is not known"
    case .unusableAddress: "the address cannot be used"
    case .reset: "the connection was reset by the other side"
    case .noRoute: "there is no route to the host"
    case .noNetwork: "the network is unreachable"
    case .tooManyFiles: "too many files are open"
    case .notPermitted: "the system does not permit the connection"
    case .brokenOff: "the connection broke off"
    case .system(let code): "system error \(code)"
    }
  }
}
