import QukaWire

extension DeflateAnswerError {
  /// What the server did, as the second half of a sentence.
  var phrase: String {
    switch self {
    case .repeatedExtension: "it accepts the same offer twice"
    case .unknownParameter(let name): "it names an unknown parameter, \(name.excerpt(limit: 48))"
    case .repeatedParameter(let name): "it repeats \(name)"
    case .notOffered(let name): "it answers with \(name), which was not offered"
    case .wrongValue(let name, let value?): "\(name) is \(value.excerpt(limit: 48))"
    case .wrongValue(let name, nil): "\(name) has no value"
    case .tooLarge(let name, let bits, let offered):
      "\(name) is \(bits), but \(offered) was offered"
    case .missing(let name): "it does not confirm \(name)"
    }
  }
}
