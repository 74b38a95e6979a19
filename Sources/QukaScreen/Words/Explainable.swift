/// What happened, and what the person can do about it.
package protocol Explainable {
  var fact: String { get }
  var advice: String? { get }
}

extension Explainable {
  package var sentence: String { advice.map { "\(fact) \($0)" } ?? fact }
}
