/// An assistant made of one function; tests use it to play a script of their own.
public struct ScriptedAssistant: Assistant {
  private let write: @Sendable (Question) -> Script

  public init(_ write: @escaping @Sendable (Question) -> Script) {
    self.write = write
  }

  public func script(for question: Question) -> Script {
    write(question)
  }
}
