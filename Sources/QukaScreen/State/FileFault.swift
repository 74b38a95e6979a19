/// What is wrong in a line of a file that a person wrote: in its TOML, or in what a theme may hold.
package enum FileFault: Equatable, Sendable {
  case listOfTables
  case list
  case unclosedHeader
  case repeatedTable(String)
  case repeatedKey(String)
  case missingEquals(after: String)
  case missingKey
  case missingValue
  case notAValue(String)
  case tooDeep
  case unclosedInlineTable
  case severalLines
  case controlCharacter
  case unclosedText(quote: String)
  case badEscape
  case badCodePoint
  case trailing
  case notInTheme(String)
  case badAppearance
  case backgroundOfColor
  case colorByColor
  case notBoolean(String)
  case notAColor(String)
  case paletteByName
  case notText(String)
  case notTable(String)
  case unknown(Kind, String, known: [String])

  package enum Kind: Equatable, Sendable {
    case color
    case role
    case part
  }
}
