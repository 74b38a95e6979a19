/// A value of a TOML file, of the kinds that the program's own files use.
enum TOMLValue: Equatable, Sendable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case table(TOMLTable)
}
