import QukaMock

extension LineFile.Problem {
  var sentence: String {
    "The log \(path) cannot be opened (\(reason)): choose another with --log."
  }
}
