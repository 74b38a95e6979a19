/// TeX's names and what Unicode has for them.
enum MathSymbolTable {
  static let symbols: [String: String] = {
    var symbols: [String: String] = [:]
    let words = pairs.split(separator: " ")
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      symbols[String(words[index])] = String(words[index + 1])
    }
    for name in functions.split(separator: " ") { symbols[String(name)] = String(name) }
    return symbols
  }()

  private static let functions =
    "arccos arcsin arctan arg cos cosh cot csc deg det dim exp gcd hom inf ker lg lim ln log max min mod Pr sec sin sinh sup tan tanh"

  private static let pairs = """
    alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι \
    kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ \
    omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω \
    sum ∑ prod ∏ int ∫ oint ∮ iint ∬ partial ∂ nabla ∇ infty ∞ pm ± mp ∓ times × div ÷ cdot · \
    ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ \
    approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ \
    supseteq ⊇ cup ∪ cap ∩ setminus ∖ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ \
    lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ \
    Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺ mapsto ↦ uparrow ↑ downarrow ↓ mid ∣ parallel ∥ \
    perp ⊥ angle ∠ triangle △ therefore ∴ because ∵ ldots … cdots ⋯ dots … vdots ⋮ ddots ⋱ \
    hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ prime ′ \
    dagger † vdash ⊢ models ⊨ top ⊤ bot ⊥  Vert ‖ vert | \
    degree ° ddagger ‡ gets ← longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ hookrightarrow ↪ \
    coloneqq ≔ colon : lt < gt > backslash \\ lbrack [ rbrack ] bmod mod ominus ⊖ odot ⊙ sqcup ⊔ \
    bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ iiint ∭ coprod ∐ square □ blacksquare ■ checkmark ✓ \
    leqslant ⩽ geqslant ⩾ prec ≺ succ ≻ doteq ≐ triangleq ≜ nmid ∤ imath ı jmath ȷ wp ℘ complement ∁ quad \u{2003} qquad \u{2003}
    """

  static let superscripts: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip(
      "0123456789+-=()abcdefghijklmnoprstuvwxyzTβγ⊤∘*∗†‡′",
      "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵝᵞᵀ°**†‡′"))
  static let subscripts: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip(
      "0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"))
  static let doubleStruck: [String: String] = [
    "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "R": "ℝ", "C": "ℂ", "P": "ℙ", "E": "𝔼", "1": "𝟙",
  ]

  /// Takes the blank beside it away.
  static let glue = "\u{2060}"

  /// Brackets, which stand close to what they hold.
  static let brackets = [
    "langle": "⟨" + glue, "lfloor": "⌊" + glue, "lceil": "⌈" + glue, "lVert": "‖" + glue,
    "lvert": "|" + glue, "lbrace": "{" + glue, "rangle": glue + "⟩", "rfloor": glue + "⌋",
    "rceil": glue + "⌉", "rVert": glue + "‖", "rvert": glue + "|", "rbrace": glue + "}",
  ]

  static let accents = [
    "hat": "\u{302}", "bar": "\u{304}", "vec": "\u{20D7}", "dot": "\u{307}", "ddot": "\u{308}",
    "tilde": "\u{303}", "widehat": "\u{302}", "widetilde": "\u{303}", "check": "\u{30C}",
    "breve": "\u{306}", "acute": "\u{301}", "grave": "\u{300}", "mathring": "\u{30A}",
  ]

  /// What only sets sizes, places and styles.
  static let invisible = Set(
    """
    big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm displaystyle textstyle \
    scriptstyle limits nolimits nonumber notag hline hfill
    """.split(separator: " ").map(String.init))
}
