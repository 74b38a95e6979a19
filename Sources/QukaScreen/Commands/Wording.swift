/// Words that a person reads of a command, and where they are the right ones.
struct Wording: Sendable {
  var words: String
  var isRight: CommandScene.Condition

  init(_ words: String, _ isRight: @escaping CommandScene.Condition = { _ in true }) {
    self.words = words
    self.isRight = isRight
  }
}

extension [Wording] {
  /// The first words that are right.
  func words(in scene: CommandScene) -> String? {
    for wording in self where wording.isRight(scene) { return wording.words }
    return nil
  }
}
