import QukaMock

extension FaultPlan {
  /// Lets a request meet its route's next fault, or the server as it is.
  func meet(_ exchange: Exchange) {
    switch take(for: exchange.route) {
    case nil: exchange.carryOut { exchange.answer($0) }
    case .delayAnswer(let delay):
      exchange.carryOut { outcome in
        guard delay > .zero else { return exchange.answer(outcome) }
        _ = exchange.clock.schedule(after: delay) { exchange.answer(outcome) }
      }
    case .holdAnswer:
      exchange.carryOut { outcome in
        self.hold(exchange) { exchange.answer(outcome) }
      }
    case .holdRequest:
      hold(exchange) { exchange.carryOut { exchange.answer($0) } }
    case .refuse(let status): exchange.refuse(.usual(for: status), status: status)
    case .busy: exchange.refuse(.forbidden)
    case .html(let status): exchange.answer(.respond(.html(status: status)))
    case .empty(let status): exchange.answer(.respond(.empty(status: status)))
    case .dropConnection: exchange.answer(.drop)
    case .dropAnswer: exchange.carryOut { _ in exchange.answer(.drop) }
    case .truncate: exchange.carryOut { exchange.answer($0.truncated) }
    case .emptyAnswerID: exchange.carryOut(failsInside: true) { exchange.answer($0) }
    case .ignore: exchange.answer(data: .null)
    }
  }
}

extension Refusal {
  /// The error whose text fits a status best.
  fileprivate static func usual(for status: Int) -> Refusal {
    switch status {
    case 400: .invalidArguments
    case 401: .unauthorized
    case 402: .paymentRequired
    case 403: .permissionDenied
    case 404: .notFound
    case 429: .tooManyRequests
    default: .internalError
    }
  }
}

extension Outcome {
  /// The same with half of the body.
  fileprivate var truncated: Outcome {
    guard case .respond(var response) = self else { return self }
    response.body.removeLast((response.body.count + 1) / 2)
    return .respond(response)
  }
}
