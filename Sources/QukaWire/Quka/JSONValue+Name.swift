extension JSONValue {
  /// What a server calls something: of any length there, of a bounded one here.
  func name(_ member: String) -> String {
    (self[member]?.text ?? "").cut(toCodePoints: Limits.nameCharacters)
  }
}
