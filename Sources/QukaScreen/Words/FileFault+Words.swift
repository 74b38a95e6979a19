extension FileFault {
  /// Half a sentence, behind the number of the line.
  package var phrase: String {
    switch self {
    case .listOfTables: "lists of tables, [[…]], are not allowed here"
    case .list: "lists, […], are not allowed here"
    case .unclosedHeader: "a \"]\" is missing after the table's name"
    case .repeatedTable(let name): "the table [\(name)] is given a second time"
    case .repeatedKey(let key): "\"\(key)\" is given a second time"
    case .missingEquals(let key): "a \"=\" is missing after \"\(key)\""
    case .missingKey: "a name is missing here"
    case .missingValue: "a value is missing after the \"=\""
    case .notAValue(let text): "\"\(text)\" is not a valid value; put text in quotes"
    case .tooDeep: "the tables are nested too deep"
    case .unclosedInlineTable: "a \"}\" is missing: an inline table ends on its line"
    case .severalLines: "text over several lines is not allowed here"
    case .controlCharacter: "the text contains a control character"
    case .unclosedText(let quote): "the text has no end: a \(quote) is missing"
    case .badEscape: "after \\ only b t n f r u U \" \\ are allowed"
    case .badCodePoint: "\\u needs four hexadecimal digits, \\U eight"
    case .trailing: "nothing may follow the value"
    case .notInTheme(let key):
      "\"\(key)\" is not part of a theme; "
        + "use appearance, inherits, [palette], [colors] and [roles]"
    case .badAppearance: "appearance must be \"dark\" or \"light\""
    case .backgroundOfColor: "only roles can have a background of their own"
    case .colorByColor: "a colour needs a value or a name of [palette], not another colour"
    case .notBoolean(let key): "\"\(key)\" must be true or false"
    case .notAColor(let name):
      "\"\(name)\" is not a colour; use \"#rrggbb\", \"terminal\", \"red\" to "
        + "\"bright-white\", or a name of [palette]"
    case .paletteByName: "[palette] needs colours by their value"
    case .notText(let key): "\"\(key)\" must be text in quotes"
    case .notTable(let key): "\"\(key)\" must be a table: [\(key)]"
    case .unknown(let kind, let name, let known):
      "there is no \(kind.word) \"\(name)\"; use " + known.joined(separator: ", ")
    }
  }
}

extension FileFault.Kind {
  fileprivate var word: String {
    switch self {
    case .color: "colour"
    case .role: "role"
    case .part: "part"
    }
  }
}
