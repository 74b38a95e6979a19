import Testing

@testable import QukaChat

@Suite("The keys of vi") struct ViTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var before: String
    var keys: String
    var after: String
    var testDescription: String { "\(before) \(keys)" }

    init(_ before: String, _ keys: String, _ after: String) {
      (self.before, self.keys, self.after) = (before, keys, after)
    }
  }

  static let moving = [
    Row("one| two", "h", "on|e two"), Row("|one", "h", "|one"), Row("o|ne", "9l", "on|e"),
    Row("  one tw|o", "0", "|  one two"), Row("  one tw|o", "^", "  |one two"),
    Row("|one\ntwo", "$", "on|e\ntwo"), Row("|one\ntwo", "2$", "one\ntw|o"),
    Row("|one two", "w", "one |two"), Row("|one, two", "w", "one|, two"),
    Row("|one, two", "W", "one, |two"), Row("|one\n\ntwo", "w", "one\n|\ntwo"),
    Row("|one two three", "2w", "one two |three"), Row("one tw|o", "w", "one tw|o"),
    Row("one two thr|ee", "b", "one two |three"), Row("one two |three", "2b", "|one two three"),
    Row("a.b c|d", "B", "a.b |cd"), Row("a.b |cd", "B", "|a.b cd"), Row("a.b |cd", "b", "a.|b cd"),
    Row("|one two", "e", "on|e two"), Row("on|e two", "e", "one tw|o"),
    Row("|one, two", "E", "one|, two"), Row("one tw|o", "ge", "on|e two"),
    Row("|one two", "fo", "one tw|o"), Row("|one two", "to", "one t|wo"),
    Row("one tw|o", "Fn", "o|ne two"), Row("one tw|o", "Tn", "on|e two"),
    Row("|a.b.c.d", "f.;", "a.b|.c.d"), Row("|a.b.c.d", "2f.,", "a|.b.c.d"),
    Row("|a.b.c.d", "t.;", "a.|b.c.d"), Row("|one", "fx", "|one"), Row("|one\nx", "fx", "|one\nx"),
    Row("a\nb\n|c", "gg", "|a\nb\nc"), Row("|a\n  b\nc", "2G", "a\n  |b\nc"),
    Row("|a\nb", "G", "a\n|b"), Row("f|(a[1])", "%", "f(a[1]|)"), Row("f(a[1]|)", "%", "f|(a[1])"),
    Row("|f(a)", "%", "f(a|)"), Row("|a\nb\n\nc", "}", "a\nb\n|\nc"),
    Row("a\n\nb\n|c", "{", "a\n|\nb\nc"), Row("|abcdef", "3|", "ab|cdef"),
    Row("one|\ntwo", "j", "one\ntw|o"), Row("ab\nc|d", "k", "a|b\ncd"),
    Row("|abcd\ne\nfghi", "$jj", "abcd\ne\nfgh|i"), Row("ab|cd\ne\nfghi", "jj", "abcd\ne\nfg|hi"),
    Row("|abc", "  ", "ab|c"),
  ]

  static let changing = [
    Row("o|ne", "x", "o|e"), Row("on|e", "x", "o|n"), Row("|abcd", "2x", "|cd"),
    Row("ab|cd", "X", "a|cd"), Row("on|e two", "D", "o|n"), Row("|one two", "dw", "|two"),
    Row("one |two\nx", "dw", "one| \nx"), Row("|one two three", "d2w", "|three"),
    Row("|one two three", "2dw", "|three"), Row("|a b c d e", "2d2w", "|e"),
    Row("|one two", "de", "| two"), Row("one tw|o", "db", "one |o"), Row("|one", "d$", "|"),
    Row("one |two", "d0", "|two"), Row("|one, two", "df,", "| two"),
    Row("|one, two", "dt,", "|, two"), Row("x(a, |b)", "d%", "x|)"),
    Row("x|(a, b) c", "d%", "x| c"), Row("a\n|b\nc", "dd", "a\n|c"), Row("a\n|b", "dd", "|a"),
    Row("|a\nb\nc\nd", "2dd", "|c\nd"), Row("|a\nb\nc", "dj", "|c"), Row("a\nb\n|c", "dk", "|a"),
    Row("a\n|b\nc", "dG", "|a"), Row("a\n|b\nc", "dgg", "|c"), Row("|one", "dd", "|"),
    Row("|", "dd", "|"), Row("|one two", "cwx⎋", "|x two"), Row("|one two", "cWxy⎋", "x|y two"),
    Row("one| two", "cwx⎋", "one|xtwo"), Row("on|e two", "Cx⎋", "on|x"),
    Row("a\n|bcd\ne", "ccx⎋", "a\n|x\ne"), Row("a\n|bcd\ne", "Sx⎋", "a\n|x\ne"),
    Row("|abc", "sxy⎋", "x|ybc"), Row("|abc", "rx", "|xbc"), Row("|abc", "2rx", "x|xc"),
    Row("|abc", "4rx", "|abc"), Row("|aBc", "~~~", "Ab|C"), Row("|aBc", "3~", "Ab|C"),
    Row("o|ne\n  two", "J", "one| two"), Row("|a\nb\nc", "3J", "a b| c"), Row("|one", "J", "|one"),
    Row("o|ne\n)", "J", "one|)"), Row("|one two", "gUw", "|ONE two"), Row("|ONE", "guu", "|one"),
    Row("|One", "g~~", "|oNE"), Row("|one TWO", "gUiw", "|ONE TWO"),
    Row("o|ne", "ix⎋", "o|xne"), Row("o|ne", "ax⎋", "on|xe"), Row("  o|ne", "Ix⎋", "  |xone"),
    Row("o|ne\ntwo", "Ax⎋", "one|x\ntwo"), Row("o|ne\ntwo", "ox⎋", "one\n|x\ntwo"),
    Row("one\nt|wo", "Ox⎋", "one\n|x\ntwo"), Row("|a", "3ix⎋", "xx|xa"),
    Row("|", "3oab⎋", "\nab\nab\na|b"), Row("|one", "i⎋", "|one"),
  ]

  static let objects = [
    Row("one t|wo three", "diw", "one | three"), Row("one t|wo three", "daw", "one |three"),
    Row("one t|wo", "daw", "on|e"), Row("one| two", "diw", "one|two"),
    Row("a-b t|.o", "diW", "a-b| "), Row("one t|.o c", "daW", "one |c"),
    Row("one |two three", "d2aw", "on|e"), Row("say \"o|ne two\" x", "di\"", "say \"|\" x"),
    Row("say \"o|ne\" x", "da\"", "say |x"), Row("|say 'one' x", "ci'y⎋", "say '|y' x"),
    Row("f(a, g(|b), c)", "di(", "f(a, g(|), c)"), Row("f(a, g(|b), c)", "d2i(", "f(|)"),
    Row("f(a|, g(b), c)", "dab", "|f"), Row("x [|1] y", "ci]2⎋", "x [|2] y"),
    Row("{\n a|\n}", "di{", "{|}"), Row("<a|b>", "di<", "<|>"), Row("说「你|好」吗", "di「", "说「|」吗"),
    Row("a\nb|\n\nc", "dip", "|\nc"), Row("a\nb|\n\nc", "dap", "|c"), Row("|one", "di(", "|one"),
    Row("|我来到北京", "dw", "|来到北京"), Row("我|来到北京清华大学", "w", "我来到|北京清华大学"),
    Row("我来到北|京清华大学", "diw", "我来到|清华大学"), Row("我|来到北京", "daw", "我|北京"),
    Row("|汉字 two", "cwx⎋", "|x two"), Row("|👩‍👩‍👧🇫🇷e\u{301}", "xx", "|e\u{301}"),
    Row("我|们\n你好", "J", "我们|你好"),
  ]

  static let registers = [
    Row("|one two", "dwp", "tone| wo"), Row("|ab", "xp", "b|a"), Row("a|b", "yypP", "ab\n|ab\nab"),
    Row("|one\ntwo", "ddp", "two\n|one"), Row("|one\ntwo", "ddP", "|one\ntwo"),
    Row("|one", "yyP", "|one\none"), Row("|one", "yw3p", "ooneoneon|ene"),
    Row("|ab", "Y2p", "ab\n|ab\nab"), Row("|one two", "yww P", "one tone| wo"),
    Row("|one two", "yiwwviwp", "one on|e"), Row("|one two", "yiw$viwpbP", "one tw|oone"),
    Row("|xy\nb\nc", "yljVp", "xy\n|x\nc"), Row("|a\nbcd", "yyjlvp", "a\nb\n|a\nd"),
    Row("|a\nb\nc", "yyjVp", "a\n|a\nc"), Row("|a\nb\nc", "yyjVpp", "a\na\n|b\nc"),
  ]

  static let visual = [
    Row("|one two", "ved", "| two"), Row("|one two", "vey", "|one two"),
    Row("one tw|o", "vbd", "one| "), Row("|one", "v⎋", "|one"), Row("o|ne two", "v$d", "|o"),
    Row("a\n|b\nc", "Vd", "a\n|c"), Row("|a\nb\nc", "Vjd", "|c"), Row("|abc", "vlcx⎋", "|xc"),
    Row("|abc", "vlrx", "|xxc"), Row("|abc", "vl~", "|ABc"), Row("|ABC", "vlu", "|abC"),
    Row("|abc", "vU", "|Abc"), Row("|a\nb\nc", "VjJ", "a| b\nc"), Row("o|ne two", "viwd", "| two"),
    Row("f(o|ne)", "vi(d", "f(|)"), Row("|abcd", "vlolx", "a|cd"), Row("|abc", "vv", "|abc"),
    Row("|abc", "ve", "[abc]"), Row("ab|c", "vh", "a[bc]"), Row("a\nb|c\nd", "V", "a\n[bc\n]d"),
    Row("|one two three", "vey$p", "one two threeon|e"),
  ]

  static let repeating = [
    Row("|abcd", "x..", "|d"), Row("|one two three", "dw.", "|three"),
    Row("|one two", "cwx⎋w.", "x |x"), Row("|a\nb", "Ax⎋j.", "ax\nb|x"),
    Row("|a b c d", "dw2.", "|d"), Row("|a", "oxy⎋.", "a\nxy\nx|y"), Row("|abcdef", "vld.", "|ef"),
    Row("|a\nb\nc\nd", "Vjd.", "|"), Row("|abc", "rxl.", "x|xc"), Row("|abab", "~l.", "AbA|b"),
    Row("|one one one", "ct xy⎋w.", "xy x|y one"), Row("|a", ".", "|a"),
  ]

  static let undoing = [
    Row("|one two", "cwx y⎋u", "|one two"), Row("|one", "Ax y z⎋u", "on|e"),
    Row("|a\nb", "ddpu", "|b"), Row("|abc", "xxu", "|bc"), Row("|abc", "xx2u", "|abc"),
    Row("|a\nb\nc", "3Ju", "|a\nb\nc"), Row("|a", "3ix⎋u", "|a"), Row("|one", "oxy⎋u", "|one"),
    Row("|one two", "cwx⎋w.uu", "|one two"), Row("|abc", "vld u", "|abc"), Row("|a", "u", "|a"),
    Row("|a", "ab⎋ac⎋u", "a|b"),
  ]

  @Test("every key does to a text what vi does", arguments: moving + changing + objects)
  func table(_ row: Row) { expect(row) }

  @Test("what was taken is put in, as characters or lines", arguments: registers)
  func puts(_ row: Row) { expect(row) }

  @Test("what is selected is shown and taken, with both of its ends", arguments: visual)
  func selects(_ row: Row) { expect(row) }

  @Test("a point makes the last change again", arguments: repeating)
  func repeats(_ row: Row) { expect(row) }

  @Test("one change is undone at once, however much was typed for it", arguments: undoing)
  func undoes(_ row: Row) { expect(row) }

  private func expect(_ row: Row) {
    var driver = ViDriver(row.before)
    driver.press(row.keys)
    #expect(driver.shown == row.after)
  }
}

@Suite("vi beside the other keys") struct ViModeTests {
  @Test("it begins with insert mode, and what is typed before the first Esc is one change")
  func begins() {
    var driver = ViDriver("")
    driver.vi = Vi()
    driver.press("one two⎋")
    #expect(driver.shown == "one tw|o")
    driver.press("u")
    #expect(driver.shown == "|")
  }

  @Test("undone in insert mode, it goes back by words")
  func undoneByWords() {
    var driver = ViDriver("|")
    driver.press("ione two")
    driver.composer.undo()
    #expect(driver.composer.text == "one ")
  }

  @Test("half a command waits, Esc forgets it, and what means nothing is told")
  func halves() {
    var driver = ViDriver("|one two")
    driver.press("2d")
    #expect(driver.vi.unfinished == "2d" && driver.vi.canLeave)
    driver.press("⎋w")
    #expect(driver.shown == "one |two")
    driver.press("dq")
    #expect(driver.outcomes.last == .unknown("dq") && driver.vi.unfinished.isEmpty)
    driver.press("好")
    #expect(driver.outcomes.last == .unknown("好") && driver.composer.text == "one two")
  }

  @Test("the first and last row lead into the history, counts and operators do not")
  func edges() {
    var driver = ViDriver("one\n|two")
    driver.press("j")
    #expect(driver.outcomes.last == .behindLastRow)
    driver.press("5k")
    #expect(driver.outcomes.last == .done && driver.shown == "|one\ntwo")
    driver.press("k")
    #expect(driver.outcomes.last == .beforeFirstRow)
    driver.press("dk")
    #expect(driver.composer.text == "one\ntwo")
  }

  @Test("the kill ring is the register: Ctrl-Y brings what vi took, Alt-Y what p put in before")
  func ring() {
    var driver = ViDriver("|one two")
    driver.press("dwD")
    #expect(driver.ring.texts == ["one ", "two"])
    driver.press("p")
    #expect(driver.composer.text == "two" && driver.ring.canReplaceYank)
    driver.composer.yank(instead: driver.ring.yankNext() ?? "")
    #expect(driver.composer.text == "one ")
  }

  @Test("a folded paste is one character, and comes back whole")
  func folded() {
    var driver = ViDriver("|ab")
    let long = String(repeating: "x", count: 1_001)
    driver.composer.place(1)
    driver.composer.paste(long)
    driver.press("0lxp")
    #expect(driver.composer.text == "ab" + long && driver.composer.pieces.count == 1)
    driver.press("0gU$r!")
    #expect(driver.composer.pieces.count <= 1)
  }

  @Test("a count can neither hang nor fill the memory")
  func counts() {
    var driver = ViDriver("|")
    driver.press("99999999ixyz⎋")
    #expect(driver.composer.characters.count <= 3 * 999)
    driver.press("yy9999p")
    #expect(driver.composer.text.utf8.count <= 2 * Vi.mostBytes)
    driver.press("999999wd999w9999.")
  }
}
