import Testing

@testable import QukaText

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
    #expect(shown(source) == text)
  }

  @Test(
    "what may be something else, or is not understood, stays as it is",
    arguments: [
      "it costs $5", "$5 and $6", "between $5 and $10 = cheap", "US$ 5=5$", "$HOME and $PATH_1",
      "$ x = 1 $", "a $ b", "$", "$$", "$$$", "$x = 1", #"$\unknown{x} = 1$"#, #"$\frac{a}$"#,
      #"$\begin{unknown} a & b \end{unknown}$"#, "$x = {1$", "$a=b$5", "$don't$",
      "$it's (so)$",
      "$\u{1F600}\u{1F600}$",
    ])
  func untouched(text: String) {
    #expect(shown(text) == text)
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
      #"$$\begin{unknown}1&2\\3&4\end{unknown}$$"#, #"\(\unknown{x}\)"#, #"\[\unknown{x}\,\\y\]"#,
      #"$\unknown{a\_b}\;c$"#, #"so $\unknown\{a\|b\}$ and \(\unknown\!x\)."#,
    ])
  func kept(source: String) {
    #expect(shown(source) == source)
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

  @Test(
    "nothing in a formula is Markdown",
    arguments: [
      (#"$\hat{u}_i$ and $\hat{u}_{2}$"#, "u\u{302}ᵢ and u\u{302}₂"),
      ("$p^*$ or $q^*$", "p* or q*"),
      (#"$a_{1}*b_{1}$, $c_{1}*d_{1}$"#, "a₁*b₁, c₁*d₁"), (#"设$x_1$为$y_1$。"#, "设x₁为y₁。"),
      (#"\(s_{a}*t_{a}\) *so* \(s_{b}\)"#, "sₐ*tₐ so s_b"),
      (#"$\unknown{a_b}_c * d_e$ *so*"#, #"$\unknown{a_b}_c * d_e$ so"#),
      ("$$\n- a_1\n+ b_1\n= c_1\n$$", "− a₁ + b₁ = c₁"),
      ("\\[\n# x\n1. y^2\n\\]", "\\[\n# x\n1. y^2\n\\]"),
      ("> $$\n> a_1 \\\\\n> b_1\n> $$", "┃ a₁\n┃ b₁"), ("- $$\n  a_1\n  $$\n- b", "• a₁\n• b"),
      (#"$\unknown<b>_[a](c)$"#, #"$\unknown<b>_[a](c)$"#), ("text $$a_1$$ *x*", "text a₁ x"),
    ])
  func opaque(source: String, text: String) {
    #expect(shown(source) == text)
  }

  @Test(
    "dollar signs and brackets of prose leave its Markdown alone",
    arguments: [
      ("- tea: $$\n- **wine**: $$$\n- _x_: $$", "• tea: $$\n• wine: $$$\n• x: $$"),
      (
        "| a | $5 | *b* | $6 |\n|-|-|-|-|",
        "┌───┬────┬───┬────┐\n│ a │ $5 │ b │ $6 │\n└───┴────┴───┴────┘"
      ),
      ("$$ is *money*\n\n- a", "$$ is money\n\n• a"), ("\\[ *a*\n\n- b \\]", "[ a\n\n• b ]"),
      ("`$a_` *b* `_c$`", "$a_ b _c$"), ("```\n$$\n```\n- *a* $$", "│ $$\n\n• a $$"),
    ])
  func prose(source: String, text: String) {
    #expect(shown(source) == text)
  }

  @Test(
    "rows and columns stand where they belong",
    arguments: [
      (
        #"$$|x| = \begin{cases} x & x \ge 0 \\ -x & \text{otherwise} \end{cases}$$"#,
        "|x| = ⎧ x   x ≥ 0\n      ⎩ −x  otherwise"
      ),
      (
        #"\[A = \begin{pmatrix} 1 & 22 \\ 3 & 4 \\ 5 & 6 \end{pmatrix}\]"#,
        "A = ⎛1  22⎞\n    ⎜3  4 ⎟\n    ⎝5  6 ⎠"
      ),
      (#"$$\begin{align*} a &= b \\[2pt] &= c \end{align*}$$"#, "a = b\n= c"),
      (#"so $$\begin{bmatrix} a \\ b \end{bmatrix}$$"#, "so\n⎡a⎤\n⎣b⎦"),
      (#"in a line $\begin{pmatrix} a & b \\ c & d \end{pmatrix}$"#, "in a line (a b; c d)"),
      (#"$\begin{cases} 1 & x \\ 0 & y \end{cases}$"#, "{ 1  x; 0  y }"),
      ("$$\nu = v \\\\\nw = z\n$$", "u = v\nw = z"),
      (#"$$\begin{array}{cc} 1 & 2 \\ \hline 3 & 4 \end{array}$$"#, "1  2\n3  4"),
      ("```math\n\\frac{a}{2} \\\\ b^2\n```", "a/2\nb²"),
      ("```math\n\\unknown{a}\n```", "┌ math\n│ \\unknown{a}"),
      ("$\\begin{cases} x$", "$\\begin{cases} x$"),
    ])
  func rows(source: String, text: String) {
    #expect(shown(source) == text)
  }

  @Test(
    "roots, brackets, lines and degrees",
    arguments: [
      (#"$\binom{5}{2} = 10$"#, "C(5,2) = 10"), (#"$\sqrt[4]{x+1}$"#, "∜(x+1)"),
      (#"$\sqrt[5]{x}$"#, "⁵√x"), (#"$\sqrt[k^2]{x}$"#, #"$\sqrt[k^2]{x}$"#),
      (#"$\lVert u \rVert_2 \le \lvert a \rvert$"#, "‖u‖₂ ≤ |a|"),
      (#"$\left\| w \right\|$"#, "‖ w ‖"),
      (#"$45^\circ$, $f^\prime$, $A^\dagger$, $A^\top$"#, "45°, f′, A†, Aᵀ"),
      (#"$\overline{CD}$ and $\underline{x}$"#, "C\u{305}D\u{305} and x\u{332}"),
      (#"$\left. x \right|_{0}$"#, "x |₀"), (#"$a \equiv b \pmod{n}$"#, "a ≡ b (mod n)"),
      (#"$\operatorname*{argmax}_x f$"#, "argmaxₓ f"), (#"$\lfloor x_1 \rfloor$"#, "⌊x₁⌋"),
    ])
  func more(source: String, text: String) {
    #expect(shown(source) == text)
  }
}
