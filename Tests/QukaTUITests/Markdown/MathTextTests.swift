import Testing

@testable import QukaTUI

@Suite("Mathematics") struct MathTextTests {
  @Test(
    "formulas become Unicode",
    arguments: [
      ("$E = mc^2$", "E = mc²"), ("$x$", "x"), (#"$\alpha + \beta_1$"#, "α + β₁"),
      (#"$\frac{a+b}{2} \leq \sqrt{x}$"#, "(a+b)/2 ≤ √x"), (#"$\sqrt{x+1}$"#, "√(x+1)"),
      (#"$\sum_{i=1}^{n} i$"#, "∑ᵢ₌₁ⁿ i"), (#"$x_{i,j}$"#, #"$x_{i,j}$"#),
      (#"$e^{i\pi} = -1$"#, "e^(iπ) = −1"), (#"$x \in \mathbb{R}$"#, "x ∈ ℝ"),
      (#"$\vec{v} \cdot \hat{n}$"#, "v\u{20D7} · n\u{302}"), (#"$a \to \infty$"#, "a → ∞"),
      (#"so $a^2+b^2=c^2$, they say"#, "so a²+b²=c², they say"),
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
      #"$\begin{matrix} a & b \end{matrix}$"#, "$x = {1$", "$f(x)=1,dx$", "$a=b$5", "`$`",
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

  @Test("in a text, code keeps its dollars and formulas have their own look")
  func inText() {
    var renderer = MarkdownRenderer(width: 60, theme: .standard)
    renderer.update("The $x_1$ of `$x_1$` and **$y^2$**.\n\n    $x^2$\n", isFinal: true)
    #expect(renderer.rows.map(\.text) == ["The x₁ of $x_1$ and y².", "", "│ $x^2$"])
  }
}
