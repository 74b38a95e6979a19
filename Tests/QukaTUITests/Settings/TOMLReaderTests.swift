import QukaTestSupport
import Testing

@testable import QukaScreen
@testable import QukaTUI

@Suite("Reading TOML")
struct TOMLReaderTests {
  @Test("tables, dotted keys, text, numbers and truth, with their lines")
  func values() throws {
    let table = try TOMLReader.read(
      """
      # a comment
      one = "a\\tb\\u00e9 # no comment" # one
      'two' = 'C:\\n'
      [table."a b"]
      x.y = -12
      z = { deep = true, more.deep = false, }
      """.replacing(", }", with: " }"))
    #expect(
      table["one"] == TOMLTable.Member(key: "one", value: .string("a\tbé # no comment"), line: 2))
    #expect(table["two"]?.value == .string("C:\\n"))
    guard case .table(let outer) = table["table"]?.value,
      case .table(let inner) = outer["a b"]?.value,
      case .table(let dotted) = inner["x"]?.value, case .table(let inline) = inner["z"]?.value,
      case .table(let more) = inline["more"]?.value
    else {
      Issue.record("\(table)")
      return
    }
    #expect(dotted["y"] == TOMLTable.Member(key: "y", value: .integer(-12), line: 5))
    #expect(inline["deep"]?.value == .boolean(true) && more["deep"]?.value == .boolean(false))
  }

  @Test("line ends of Windows, a byte order mark, and nothing at all")
  func forms() throws {
    #expect(try TOMLReader.read("\u{FEFF}a = 1\r\n[b]\r\n")["a"]?.value == .integer(1))
    #expect(try TOMLReader.read("").members.isEmpty)
    #expect(try TOMLReader.read("# only this").members.isEmpty)
  }

  @Test(
    "what is wrong is told with its line",
    arguments: [
      ("a = 1\na = 2", 2, "a second time"), ("a = 1\na.b = 2", 2, "a second time"),
      ("[a]\n[a]", 2, "a second time"), ("a = \"x\n", 1, "no end"), ("a = 'x", 1, "no end"),
      ("\n\na", 3, "\"=\" is missing"), ("a =", 1, "value is missing"),
      ("= 1", 1, "name is missing"),
      ("a = 1 b", 1, "follow the value"), ("a = red", 1, "put text in quotes"),
      ("a = 01", 1, "not a valid value"), ("a = 1.5", 1, "not a valid value"),
      ("a = 1979-05-27", 1, "not a valid value"),
      ("a = 99999999999999999999", 1, "not a valid value"), ("a = [1]", 1, "lists"),
      ("[[a]]", 1, "lists of tables"), ("[a", 1, "\"]\" is missing"),
      ("a = \"\"\"x\"\"\"", 1, "several lines"), ("a = \"\\q\"", 1, "after \\"),
      ("a = \"\\ud800\"", 1, "hexadecimal"), ("a = \"\\u12", 1, "hexadecimal"),
      ("a = \"\u{1}\"", 1, "control character"), ("a = { b = 1", 1, "\"}\" is missing"),
      ("a = { b = 1, b = 2 }", 1, "a second time"),
      (String(repeating: "a={", count: 5_000), 1, "too deep"),
    ])
  func mistakes(text: String, line: Int, words: String) {
    do throws(TOMLError) {
      Issue.record("\(try TOMLReader.read(text))")
    } catch {
      #expect(error.line == line, "\(error)")
      #expect(error.fault.phrase.contains(words), "\(error)")
    }
  }

  @Test("no text ends the program, however it is cut and mixed")
  func arbitrary() {
    let good = Array(
      "a.b = \"x\\u00e9\"\n[t.'q']\nk = { z = -1, \"y\" = true } # é\n".unicodeScalars)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<5_000 {
      var scalars = good
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let index = Int.random(in: 0..<scalars.count, using: &random)
        let other = Int.random(in: 0..<good.count, using: &random)
        scalars[index] = good[other]
      }
      scalars.removeLast(Int.random(in: 0..<scalars.count, using: &random))
      let text = String(String.UnicodeScalarView(scalars))
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      do throws(TOMLError) {
        _ = try TOMLReader.read(text)
      } catch {
        #expect((1...lines).contains(error.line), "\(text)")
      }
    }
  }
}
