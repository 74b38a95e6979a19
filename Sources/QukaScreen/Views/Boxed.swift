/// A large value on the heap, so that moving it costs a pointer. Copies are made as late as those of an array.
struct Boxed<Value: Sendable>: Sendable {
  private var storage: [Value]

  init(_ value: Value) {
    storage = [value]
  }

  var value: Value {
    _read { yield storage[0] }
    _modify { yield &storage[0] }
  }
}
