import Testing

@testable import QukaScreen
@testable import QukaTUI

@Suite("The variables VISUAL and EDITOR") struct EditorPlanTests {
  @Test(
    "are cut into words as a shell cuts them, and nothing in them is carried out",
    arguments: [
      ("", []), (" \t\n", []), ("vi", ["vi"]), ("  vi  -n\t+2\n", ["vi", "-n", "+2"]),
      ("code --wait", ["code", "--wait"]), ("emacsclient -nw", ["emacsclient", "-nw"]),
      ("'/opt/my ed/ed' -x", ["/opt/my ed/ed", "-x"]),
      (#""/opt/my ed/ed" "a\"b\\c\d\$e""#, ["/opt/my ed/ed", #"a"b\c\d$e"#]),
      (#"/opt/my\ ed/ed \'x\""#, ["/opt/my ed/ed", #"'x""#]),
      (#"a'b'"c"\d"#, ["abcd"]), ("ed ''", ["ed", ""]), (#"ed "" x"#, ["ed", "", "x"]),
      (#"'a\'"#, [#"a\"#]), ("a\\\nb", ["ab"]), ("a \\\n b", ["a", "b"]),
      ("\"a\\\nb\"", ["ab"]),
      ("ed $HOME $(x) `y` ~ * ; | &", ["ed", "$HOME", "$(x)", "`y`", "~", "*", ";", "|", "&"]),
      ("ed e\u{301} 中 '\u{301}'", ["ed", "e\u{301}", "中", "\u{301}"]),
    ] as [(String, [String])])
  func words(_ text: String, _ words: [String]) {
    #expect(ShellWords.split(text) == words)
  }

  @Test(
    "with a quotation mark or a backslash without an end they are no words",
    arguments: ["ed '", "ed \"", #"ed \"#, #"ed "a\"#, #"ed "a'"#, "'a\"b"])
  func unclosed(_ text: String) {
    #expect(ShellWords.split(text) == nil)
  }

  private static let programs: Set = [
    "/bin/vi", "/bin/code", "/opt/ed", "/bin/nano", "/sbin/code", "/bin/sensible-editor",
  ]

  private func command(
    _ environment: [String: String], _ programs: Set<String> = programs
  ) -> Result<EditorPlan.Command, EditorProblem> {
    let environment = environment.merging(["PATH": "/none:/bin:/sbin"]) { own, _ in own }
    return Result { () throws(EditorProblem) in
      try EditorPlan.command(environment) { programs.contains($0) }
    }
  }

  private func chosen(_ path: String, _ arguments: String...) -> Result<
    EditorPlan.Command, EditorProblem
  > { .success(EditorPlan.Command(path: path, arguments: arguments)) }

  @Test("VISUAL comes before EDITOR, and an empty one counts as none")
  func order() {
    #expect(
      command(["VISUAL": "code --wait", "EDITOR": "nano"]) == chosen("/bin/code", "code", "--wait"))
    #expect(command(["VISUAL": "", "EDITOR": "nano"]) == chosen("/bin/nano", "nano"))
    #expect(command(["EDITOR": "/opt/ed -s"]) == chosen("/opt/ed", "/opt/ed", "-s"))
  }

  @Test("without them it is vi, or else what Debian chooses, or else nano")
  func usual() {
    #expect(command([:]) == chosen("/bin/vi", "vi"))
    #expect(
      command([:], ["/bin/sensible-editor", "/bin/nano"])
        == chosen("/bin/sensible-editor", "sensible-editor"))
    #expect(command([:], ["/sbin/nano"]) == chosen("/sbin/nano", "nano"))
    #expect(command([:], []) == .failure(.noEditor))
  }

  @Test("what they name and cannot be had is told, and nothing else is taken for it")
  func problems() {
    #expect(
      command(["VISUAL": "gone -x", "EDITOR": "vi"])
        == .failure(.notFound(variable: "VISUAL", program: "gone")))
    #expect(
      command(["EDITOR": "/opt/gone"])
        == .failure(.notFound(variable: "EDITOR", program: "/opt/gone")))
    #expect(command(["VISUAL": "vi '"]) == .failure(.unclosed(variable: "VISUAL")))
    for blank in [" ", "''", "\"\" vi"] {
      #expect(command(["EDITOR": blank]) == .failure(.namesNothing(variable: "EDITOR")))
    }
  }

  @Test("a folder is no program, nor is a file that nobody may run")
  func programs() {
    #expect(ProgramSearch.path(of: "sh", ["PATH": "/usr/bin:/bin"]) != nil)
    #expect(ProgramSearch.path(of: "bin", ["PATH": "/usr"]) == nil)
    #expect(ProgramSearch.path(of: "/bin", [:]) == nil)
    #expect(ProgramSearch.path(of: "/etc/passwd", [:]) == nil)
  }
}
