/// Everything that an answer may hold, in one answer: to be looked at by people and by tests.
enum DemoGallery {
  static let tool = (
    query: #"{"query":"gallery","limit":3,"tags":["图","🖼️"]}"#,
    result: "1. One of everything\n2. 每样一个\n3. Nothing else was found."
  )

  static let thinking = [
    "Somebody wants to see everything at once.",
    "那就每样给一个。 Order: text, lists, tables, code, the rest.",
  ]

  static let text = """
    # One of everything

    Text may be *leaning*, **strong**, ***both***, ~~taken back~~ or `literal`, and a line may end \\
    where its author wants. Long words such as Donaudampfschifffahrtselektrizitätenhauptbetriebswerk \
    are cut where the row ends.

    中文段落不需要空格也能换行：标点不会落在行首，「引号」和（括号）不会落在行尾。English words in between, \
    数字 3.14 和 emoji 🎉 也一样。日本語の文章も、한국어 문장도 같은 방식으로 나뉩니다.

    ## Lists

    - a point
      - one below it, long enough that it has to go on in a second row on a narrow screen
        1. and a number below that
        2. 第二项
    - [x] done
    - [ ] still to do

    9. numbers begin where they are told to
    10. and keep their column

    ### Quotes

    > Whoever reads this on forty columns should still know who speaks.
    >
    > > And to whom it was an answer.
    >
    > - even a list may be quoted

    ## Tables

    | Name | 说明 | Price |
    |:-----|:----:|------:|
    | tea | 一杯热茶 | 3.50 |
    | a very long name that has to be wrapped | 咖啡 ☕ | 12.00 |

    | a | lot | of | columns | that | can't | all | be | shown | side | by | side |
    |---|---|---|---|---|---|---|---|---|---|---|---|
    | 1 | two | three | four | five | six | seven | eight | nine | ten | eleven | 十二 |

    ## Code

    ```swift
    /// Greets somebody, whoever it is.
    func greet(_ name: String = "世界", times: Int = 2) -> String {
      return String(repeating: "Hello, \\(name)! ", count: times)  // a comment that is long enough to be wrapped
    }
    ```

    ```diff
    - what was there
    + what is there now
    ```

        indented, without a language
    \tand a tab

    ## Links and sources

    A [link with words](https://example.com/a/page?with=a&query=1), a bare one, https://quka.example, a letter to \
    <ada@example.com>, a source in Quka: [Backup policy](#knowledge-n9qU71qKbqhHak6weNrH7UpC), a picture: \
    ![a lighthouse](https://example.com/lighthouse.png), and one that leads [nowhere good](javascript:alert(1)).

    ## Formulas

    Inline $E = mc^2$ and $\\sum_{i=1}^{n} x_i \\leq \\sqrt{2}$; a price of $5 stays a price. Apart:

    $$\\int_0^\\infty e^{-x^2} dx = \\frac{\\sqrt{\\pi}}{2}$$

    ## Every script

    Arabic: مرحبا بالعالم, 123. Hebrew: שלום עולם! Hindi: नमस्ते दुनिया. Thai: สวัสดีชาวโลก. Marks: e\u{301}, n\u{303}, Z\u{335}a\u{336}lgo.
    Families 👩‍👩‍👧‍👦, flags 🇩🇪🇯🇵, skin 👍🏽, hearts ❤️ ♥, keys 1️⃣, circles ① ●, dashes — … ·.

    Raw <b>HTML</b> and <script>alert(1)</script> do nothing.<br>Control characters are seen: \u{1B}[31mnot red\u{7}.

    ---

    The end[^1].

    [^1]: A footnote, which GFM's specification does not know.
    """
}
