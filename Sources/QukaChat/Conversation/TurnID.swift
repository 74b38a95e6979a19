/// Names one turn of this run, so that a late answer is not taken for another turn's.
package struct TurnID: Hashable, Sendable {
  package var number: Int

  package init(number: Int) { self.number = number }
}
