/// How many columns ambiguous characters (UAX 11) take: what the person says, or what the terminal does.
enum AmbiguousWidth: String, CaseIterable, Sendable {
  case auto
  case narrow = "1"
  case wide = "2"
}
