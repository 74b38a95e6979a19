/// The demonstration's English answers: pure data.
extension DemoText {
  static let english = DemoText(
    help: """
      # What this demo can do

      I am Quka's **offline** assistant. I run inside this program, know nothing about the world \
      beyond a drawer of prepared answers, and never touch the network. Ask me anything anyway; I \
      look at your words and pick what fits.

      | type this | and you get |
      |---|---|
      | `/help` | this page |
      | `/slow` | an answer that drips, so that you can try **Esc** calmly |
      | `/long` | a very long answer, for scrolling |
      | `/think` | some visible thinking first |
      | `/tool` | a search in the knowledge base, then an answer |
      | `/fail` | an answer that breaks off |
      | `/gallery` | one of everything that an answer may hold |

      Or just ask for a *table*, a *list*, some *code* (Swift, Python, Rust, Go, JavaScript, C, \
      SQL or shell), a *poem*, a *quote*, some *emoji* or a *long story*. 用中文提问，我就用中文回\
      答。

      > **Tip:** press Esc while I am talking. I will not be offended.
      """,
    greeting: """
      Hello! 👋 Nice to have somebody to talk to.

      I am the *offline* demo of Quka: a small assistant who lives in this very program. I cannot \
      look anything up, but I can show you what a real conversation feels like:

      - ask me for a **table**, a **list** or a piece of **code**
      - ask for *a long story* and press `Esc` in the middle of it
      - type `/help` for the whole menu

      What shall we start with?
      """,
    about: """
      ## Who is answering?

      Honestly? Nobody. There is **no language model** behind these lines. They were written by a \
      person, cut into tokens, and are being sent to you over a real socket at the speed of a real \
      assistant.

      What *is* real:

      1. the wire protocol, with its init, delta and done events
      2. the cancel registry that your stop goes through
      3. the history, which survives until this program ends

      Everything else is theatre 🎭 with a good stage crew.
      """,
    table: """
      Here is a table. I keep it in a drawer for moments like this one.

      | mug | material | holds | good for |
      |:---|:---|---:|:---|
      | espresso cup | porcelain | 60 ml | a short sharp thought |
      | teacup 🍵 | bone china | 200 ml | an afternoon |
      | 马克杯 | stoneware | 350 ml | 一个上午的代码 |
      | thermos | steel | 1,000 ml | the night shift |

      The third row is there on purpose: `马克杯` is three characters but **six columns** wide, \
      and a terminal that miscounts will show you a crooked edge right there.
      """,
    list: """
      Three things worth keeping in a knowledge base, in order of how often people forget them:

      1. **Why**, not only what
         - the decision you made
         - the option you turned down, and the reason
      2. **Where it came from**
         - a link, a page, a name
         - the date on which it was true
      3. **What to do when it breaks**
         - [x] the command that repairs it
         - [ ] the person who knows the rest

      Anything that you have looked up twice belongs there. Anything that you have looked up three \
      times should have been there already.
      """,
    poem: """
      ### To a Blinking Cursor

      You wait in every window, small and bright,
      a lighthouse for whatever comes to mind;
      you never ask if what I type is right,
      you only mark the place where I might find

      the word I lost an hour ago, and then
      remembered in the shower, and lost once more.
      You blink. I blink. We both begin again.
      The page has all the patience of a shore.

      *— composed offline, which is where most poems are* 🕯️
      """,
    quote: """
      From the drawer marked *quotations*, where nothing is attributed because I wrote it all \
      myself:

      > A note that you cannot find again is a diary.
      >
      > A note that finds you is a memory.

      And its shorter cousin:

      > Write it down while it is still embarrassing.
      >
      >> Then write down why.
      """,
    emoji: """
      A small parade, chosen because each of them is harder to draw than it looks:

      - 👩‍🚀 one astronaut, made of *three* code points
      - 👨‍👩‍👧‍👦 a family of **seven**, travelling as one
      - 🇨🇳 🇩🇪 🇯🇵 flags: two letters each, in disguise
      - 👍🏽 a thumb with a tone of its own
      - ❤️ a heart that is only red because of an invisible selector
      - é and é: one is a letter, the other a letter with luggage

      If your terminal lined all of that up, be kind to it today. 🫶
      """,
    general: [
      """
      That is a good question for an assistant with an internet connection. I am the other kind. 🙂

      What I can tell you is how I would *start*:

      1. **Say it in one sentence.** If that is hard, the question is really two questions.
      2. **Write down what you know already**, with its source.
      3. **Find the smallest thing that would change your mind**, and look there first.

      ```text
      question -> what do I know -> what would surprise me -> look there
      ```

      In the real Quka I would now search your knowledge base and quote your own notes back at \
      you, which is both useful and slightly embarrassing.
      """,
      """
      I have read your message carefully, all of it, and I have no idea. That is the honest answer \
      of an offline demo.

      ### What a connected assistant would do

      - look through the **notes** that you saved, by meaning and not only by words
      - search the web when the notes are silent
      - answer with *links*, so that you can check

      ### What I can do instead

      Show you how such an answer looks while it arrives. You are watching it: every few words are \
      one `delta` event, and the number of **code points** sent so far travels with each of them.

      > Ask me for a `table`, some `code` or a *poem*, and I will be more useful.
      """,
      """
      Let me think aloud about that, since I cannot look it up.

      | approach | takes | and then you know |
      |---|---|---|
      | ask a colleague | 2 minutes | what they believe |
      | read the manual | 20 minutes | what was true once |
      | try it | 2 hours | what is true here |

      Most people go from top to bottom. The impatient ones start at the bottom and get there \
      first about half of the time. 📎

      If you would rather see something entertaining, ask for **a long story**, and stop me \
      whenever you like.
      """,
    ],
    thinking: [
      "Someone asks, and I have no network. What do I have? Prepared pages, and their own words.",
      "A list would be dull. A table would be showing off. Let me be brief and useful.",
      "Also: never claim to have searched. I did not.",
    ],
    afterThinking: """
      I thought about it, and you could watch. That grey part above was *reasoning*: on the wire \
      it travels inside the text, between `<think>` and `</think>`, and a good client folds it \
      away as soon as the answer begins.

      **My conclusion:** thinking is cheap when nobody charges you for the tokens.
      """,
    toolQuery: #"{"query":"offline demo"}"#,
    toolResult: """
      Tool 'SearchUserKnowledges' Response:
      [1] The drawer (2026-03-02): prepared answers, kept since the first release. & <sorted>
      [2] Reading list: three books about memory, none of them finished.
      """,
    afterTool: """
      I searched the (pretended) knowledge base and found **two notes**:

      1. *The drawer*, about where my answers come from: [the \
      note](#knowledge-n9qU71qKbqhHak6weNrH7UpC)
      2. a **reading list** that somebody has not finished 📚

      Between your question and this text a tool was running. It has a message of its own in the \
      history, so you can always see what was asked of it. **Ctrl-S** shows the note, and what the \
      [Quka project](https://github.com/quka-ai/quka-ai) is about.
      """,
    failing: """
      I am about to tell you something important. It has three parts, and the third one is the \
      reason why I am saying it at all. First: the kettle is warm. Second: the cat has noticed. \
      And third, which is where it becomes
      """,
    codeIntroduction: "Certainly. Straight from the drawer, and it even compiles:",
    codeClosing: """
      Ask for another language and I will rummage again: I keep Swift, Python, Rust, Go, \
      JavaScript, C, SQL and shell.
      """
  )
}
