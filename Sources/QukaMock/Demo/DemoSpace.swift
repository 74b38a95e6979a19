/// The space that the demonstration opens with, and its ready-made sessions: pure data.
enum DemoSpace {
  static let space: Space = {
    var space = Space(
      id: "demo", title: "Demo", description: "An offline demonstration",
      samples: [welcome, tea, backups, characters]
    )
    space.knowledge = [policy, drawer, drawerInChinese]
    return space
  }()

  /// What the recorded answer refers to (`Recording.thinkingToolAnswer` of QukaScenes).
  private static let policy = Knowledge(
    id: "n9qU71qKbqhHak6weNrH7UpCzU4yNiBv", title: "Backup policy (2026-03-02)",
    content: "Nightly, keep **14 days**, and restore one every month to see that it works.",
    tags: ["backup"]
  )

  /// What the demonstration's answer to `/tool` refers to.
  private static let drawer = Knowledge(
    id: "n9qU71qKbqhHak6weNrH7UpC", title: "The drawer",
    content: """
      Everything that this assistant says was written beforehand and lies in **a drawer**:

      | kind | how many |
      |---|---:|
      | stories | 6 |
      | programs | 8 |
      | opinions | 0 |

      A source is shown in full, as it stands in the knowledge base, and Alt-C copies it. What it links to is shown as \
      text: [the project](https://github.com/quka-ai/quka-ai).
      """,
    tags: ["demo", "memory"]
  )

  private static let drawerInChinese = Knowledge(
    id: "n9qU71qKbqhHak6weNrH7UpCzh", title: "抽屉",
    content: "助手说的每一句话都是**事先写好**的，放在一个抽屉里：故事、程序，没有意见。",
    tags: ["演示"]
  )

  private static let welcome = SampleSession(
    title: "Welcome to Quka", age: .seconds(20 * 60),
    texts: [
      "What is this?",
      """
      This is **Quka in your terminal**, running against a small server inside the program itself. \
      No network, no account, no model: the answers were written beforehand.

      Try this:

      1. type something and press **Enter**
      2. while I am talking, press **Esc**: I stop at once and keep what I have said
      3. type `/help` for everything else

      > The conversations that you find in the list are here so that it is not empty. You may \
      delete them.
      """,
    ]
  )

  private static let tea = SampleSession(
    title: "泡一杯好茶", age: .seconds(5 * 3600),
    texts: [
      "怎么泡龙井？",
      """
      ## 泡龙井

      1. 水烧开后放到 **80 ℃** 左右
      2. 玻璃杯里放 *三克* 茶叶
      3. 先倒三分之一的水，轻轻转一转，闻香 🍃
      4. 再冲到七分满，等两分钟

      | 泡数 | 时间 | 味道 |
      |:---:|---:|:---|
      | 一 | 2 分钟 | 清 |
      | 二 | 2 分半 | 浓 |
      | 三 | 4 分钟 | 淡而甜 |
      """,
      "水太烫会怎样？",
      "会把嫩芽烫熟，香气散得快，茶汤发黄，喝起来有一点**涩**。不过别紧张：涩了就多加一点水，泡茶不是考试。🙂",
    ]
  )

  private static let backups = SampleSession(
    title: "Backups, and how to trust them", age: .seconds(30 * 3600),
    texts: [
      "Write me a script that keeps two weeks of backups.",
      DemoCode.samples[7].markdown + """


        It keeps fourteen files by age, not by name. **Run it by hand once** before cron does.
        """,
      "And how do I know they are any good?",
      """
      You restore one. Everything else is hope.

      - [x] pick a backup at random
      - [x] restore it to an *empty* folder
      - [ ] compare it with the original: `diff -r original restored`

      > A backup that was never restored is a rumour.
      """,
    ]
  )

  private static let characters = SampleSession(
    title: "宽字符 and other 怪物 👾", age: .seconds(3 * 24 * 3600),
    texts: [
      "Why is 你好 four columns wide?",
      """
      Because a terminal is a grid, and a Chinese character is drawn in a *square*: two cells of it.

      | text | characters | columns |
      |:---|---:|---:|
      | `hello` | 5 | 5 |
      | `你好` | 2 | 4 |
      | `👩‍🚀` | 1 (three code points) | 2 |
      | `é` | 1 | 1 |

      Programs that count bytes are wrong at once. Programs that count characters are wrong at the \
      first emoji. Programs that count **columns** are merely wrong on somebody else's terminal.
      """,
    ]
  )
}
