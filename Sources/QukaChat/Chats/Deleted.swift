/// Stands for "nothing" where a result must be comparable.
package struct Deleted: Equatable, Sendable {
  package init() {}
}
