import Testing

@testable import QukaTUI

@Suite("Mathematics") struct MathTextTests {
  @Test(
    "formulas become Unicode",
    arguments: [
      ("$E = mc^2$", "E = mc²"), ("$x$", "x"), (#"$\alpha + \beta_1$"#, "α + β₁"),
      (#"$\frac{a+b}{2} \leq \sqrt{x}$"#, "(a+b)/2 ≤ √x"), (#"$\sqrt{x+1}$"#, "√(x+1)"),
      (#"$\sum_{i=1}^{n} i$"#, "∑ᵢ₌₁ⁿ i"), (#"$x_{i,j}$"#, "x_(i,j)"),
      (#"$e^{i\pi} = -1$"#, "e^(iπ) = −1"), (#"$x \in \mathbb{R}$"#, "x ∈ ℝ"),
      (#"$\vec{v} \cdot \hat{n}$"#, "v\u{20D7} · n\u{302}"), (#"$a \to \infty$"#, "a → ∞"),
      (#"so $a^2+b^2=c^2$, they say"#, "so a²+b²=c², they say"),
      ("$f'(x)$", "f′(x)"), ("$f''$", "f′′"), ("$n!$", "n!"),
      (#"$\lim_{x\to 0} f$"#, "lim_(x → 0) f"), (#"$P(A\mid B)$"#, "P(A ∣ B)"),
      (#"$a\to b$"#, "a → b"), (#"$x\in(0,1)$"#, "x∈(0,1)"),
      ("$$\n\\int_0^1 x^2 dx = \\frac{1}{3}\n$$", "∫₀¹ x² dx = 1/3"),
    ])
  func formulas(source: String, text: String) {
    #expect(MathText.replaced(in: source) == text)
  }

  @Test(
    "what may be something else, or is not understood, stays as it is",
    arguments: [
      "it costs $5", "$5 and $6", "between $5 and $10 = cheap", "US$ 5=5$", "$HOME and $PATH_1",
      "$ x = 1 $", "a $ b", "$", "$$", "$$$", "$x = 1", #"$\unknown{x} = 1$"#, #"$\frac{a}$"#,
      #"$\begin{matrix} a & b \end{matrix}$"#, "$x = {1$", "$a=b$5", "`$`", "$don't$",
      "$it's (so)$",
      "$\u{1F600}\u{1F600}$",
    ])
  func untouched(text: String) {
    #expect(MathText.replaced(in: text) == text)
  }

  @Test("any text comes through, and none without a dollar sign changes")
  func total() {
    var generator = SeededGenerator(seed: 12)
    let pieces =
      TextPieces.all + [
        "$", "$$", "\\", "\\frac", "{", "}", "^", "_", "\\alpha", "\\sqrt", "=", "\n",
      ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).reduce(into: "") { text, _ in
        text += pieces.randomElement(using: &generator) ?? ""
      }
      let result = MathText.replaced(in: text)
      if !text.contains("$") { #expect(result == text) }
      #expect(MathText.replaced(in: text) == result)
    }
  }

  private func shown(_ source: String) -> String {
    var renderer = MarkdownRenderer(width: 78, theme: .standard)
    renderer.update(source, isFinal: true)
    return renderer.rows.map(\.text).joined(separator: "\n")
  }

  @Test(
    "TeX's own brackets and spaces are read through the parser",
    arguments: [
      (#"The \(x^2\) of it"#, "The x² of it"), (#"\( a_1 + \beta \)"#, "a₁ + β"), (#"\(n\)"#, "n"),
      ("\\[\n\\int_0^1 x\\,dx = \\frac{1}{2}\n\\]", "∫₀¹ x dx = 1/2"),
      (#"$\int f\,dx$ and $a\;=\;b$"#, "∫ f dx and a = b"), (#"$\{x \mid x = 1\}$"#, "{x ∣ x = 1}"),
      (#"- item \(x_i\)"#, "• item xᵢ"), (#"$a\!=\!b$"#, "a=b"), (#"$5\% = x$"#, "5% = x"),
      (#"$a\_b = \|c\|$"#, "a_b = ‖c‖"),
    ])
  func brackets(source: String, text: String) {
    #expect(shown(source) == text)
  }

  @Test(
    "escapes elsewhere are what they always were",
    arguments: [
      (#"see \(the text\), \[also\]"#, "see (the text), [also]"), (#"\(C++\)"#, "(C++)"),
      (#"\(snake\_case\)"#, "(snake_case)"), (#"`\(x^2\)`"#, #"\(x^2\)"#),
      ("```\n\\(x^2\\,y\\)\n```", #"│ \(x^2\,y\)"#), (#"    \[x_1\]"#, #"│ \[x_1\]"#),
      (#"\(x^2"#, "(x^2"), ("\\(x^2\n\ny\\)", "(x^2\n\ny)"),
      (#"\(see \*this\*\)"#, "(see *this*)"),
      (#"\(a:/b_c=d\)"#, "(a:/b_c=d)"), (#"\\(x^2\\)"#, #"\(x^2\)"#),
      (#"a\, b\; c\!"#, "a, b; c!"),
      (#"<a b="\(x^2\)">"#, #"<a b="\(x^2\)">"#),
    ])
  func escapes(source: String, text: String) {
    #expect(shown(source) == text)
  }

  @Test(
    "a formula that is not understood keeps its source",
    arguments: [
      #"$$\begin{matrix}1&2\\3&4\end{matrix}$$"#, #"\(\unknown{x}\)"#, #"\[\unknown{x}\,\\y\]"#,
      #"$\unknown{a\_b}\;c$"#, #"so $\unknown\{a\|b\}$ and \(\unknown\!x\)."#,
    ])
  func kept(source: String) {
    #expect(shown(source) == source)
  }

  @Test("a text that has such marks of its own keeps them, and its escapes are escapes")
  func ownMarks() {
    let mark = String(decoding: [0xEF, 0xB7, 0x90] as [UInt8], as: UTF8.self)
    #expect(shown("a \(mark) b") == "a \(mark) b")
    #expect(shown("a \(mark) " + #"\(x^2\)"#) == "a \(mark) (x^2)")
  }

  @Test(
    "sub, sup, br and hr are read",
    arguments: [
      ("H<sub>2</sub>O", "H₂O"), ("1<sup>st</sup>, x<SUP>n+1</SUP>", "1ˢᵗ, xⁿ⁺¹"),
      ("x<sup>a, b</sup>", "x^(a, b)"), ("y<sub>max</sub>", "yₘₐₓ"),
      ("a<sup>open", "a<sup>open"), ("a<sup>b<i>c</i></sup>", "a<sup>bc</sup>"),
      ("`H<sub>2</sub>O`", "H<sub>2</sub>O"), ("a\n\n<br>\n\nb", "a\n\n\n\nb"),
      ("a<br> b<br/>  c<BR /> *d*", "a\nb\nc\nd"), ("a <b>x</b> b", "a x b"),
      ("|a|\n|-|\n|x<sup>2</sup>|", "┌────┐\n│ a  │\n├────┤\n│ x² │\n└────┘"),
    ])
  func tags(source: String, text: String) {
    #expect(shown(source) == text)
  }

  @Test("in a text, code keeps its dollars and formulas have their own look")
  func inText() {
    var renderer = MarkdownRenderer(width: 60, theme: .standard)
    renderer.update("The $x_1$ of `$x_1$` and **$y^2$**.\n\n    $x^2$\n", isFinal: true)
    #expect(renderer.rows.map(\.text) == ["The x₁ of $x_1$ and y².", "", "│ $x^2$"])
  }
}
