/// The demonstration's pieces of code: pure data.
enum DemoCode {
  /// A piece of code and the words that ask for it.
  struct Sample: Sendable {
    var names: [String]
    var markdown: String
  }

  static let samples: [Sample] = [swift, python, rust, go, javaScript, c, sql, shell]

  private static let swift = Sample(
    names: ["swift"],
    markdown: #"""
      ```swift
      /// Counts how often each word occurs, most frequent first.
      func frequencies(in text: String) -> [(word: String, count: Int)] {
        var counts: [String: Int] = [:]
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
          counts[String(word), default: 0] += 1
        }
        return counts.map { (word: $0.key, count: $0.value) }
          .sorted { ($1.count, $0.word) < ($0.count, $1.word) }
      }

      for (word, count) in frequencies(in: "the cat and the hat") {
        print("\(word): \(count)")
      }
      ```
      """#
  )

  private static let python = Sample(
    names: ["python", "py"],
    markdown: #"""
      ```python
      from collections import Counter
      from pathlib import Path


      def longest_lines(path: Path, n: int = 3) -> list[tuple[int, str]]:
          """The n longest lines of a file, with their numbers."""
          lines = enumerate(path.read_text().splitlines(), start=1)
          return sorted(lines, key=lambda line: -len(line[1]))[:n]


      if __name__ == "__main__":
          for number, line in longest_lines(Path(__file__)):
              print(f"{number:>4}  {line[:60]!r}")
          print(Counter(c for c in "知识就是力量" if c != "是").most_common(2))
      ```
      """#
  )

  private static let rust = Sample(
    names: ["rust"],
    markdown: #"""
      ```rust
      use std::collections::HashMap;

      /// Fibonacci numbers, remembered.
      fn fibonacci(n: u64, known: &mut HashMap<u64, u64>) -> u64 {
          if n < 2 {
              return n;
          }
          if let Some(&value) = known.get(&n) {
              return value;
          }
          let value = fibonacci(n - 1, known) + fibonacci(n - 2, known);
          known.insert(n, value);
          value
      }

      fn main() {
          let mut known = HashMap::new();
          println!("fibonacci(90) = {}", fibonacci(90, &mut known));
      }
      ```
      """#
  )

  private static let go = Sample(
    names: ["golang", "go"],
    markdown: #"""
      ```go
      package main

      import (
      	"context"
      	"fmt"
      	"time"
      )

      // tick counts until somebody presses stop.
      func tick(ctx context.Context, out chan<- int) {
      	defer close(out)
      	for i := 0; ; i++ {
      		select {
      		case <-ctx.Done():
      			return
      		case out <- i:
      		}
      	}
      }

      func main() {
      	ctx, stop := context.WithTimeout(context.Background(), time.Millisecond)
      	defer stop()
      	out := make(chan int)
      	go tick(ctx, out)
      	last := 0
      	for last = range out {
      	}
      	fmt.Println("stopped at", last)
      }
      ```
      """#
  )

  private static let javaScript = Sample(
    names: ["javascript", "typescript", "js", "ts"],
    markdown: #"""
      ```javascript
      // Calls fn at most once every `wait` milliseconds.
      export function throttle(fn, wait) {
        let last = -Infinity;
        return (...args) => {
          const now = performance.now();
          if (now - last < wait) return undefined;
          last = now;
          return fn(...args);
        };
      }

      const greet = throttle((name) => `你好, ${name}! 👋`, 250);
      console.log(greet("Quka"), greet("too soon"));
      ```
      """#
  )

  private static let c = Sample(
    names: ["c", "c99", "c语言"],
    markdown: #"""
      ```c
      #include <stdio.h>

      /* How many code points a UTF-8 string has: count what is not a continuation byte. */
      static size_t code_points(const char *text) {
        size_t count = 0;
        for (; *text != '\0'; text++)
          count += (*text & 0xC0) != 0x80;
        return count;
      }

      int main(void) {
        printf("%zu\n", code_points("héllo, 世界"));
        return 0;
      }
      ```
      """#
  )

  private static let sql = Sample(
    names: ["sql", "sqlite", "postgres", "postgresql"],
    markdown: #"""
      ```sql
      -- The five notes that were read most often this month, with their readers.
      SELECT   n.title,
               count(*)                 AS reads,
               count(DISTINCT r.person) AS readers
      FROM     notes AS n
      JOIN     reads AS r ON r.note_id = n.id
      WHERE    r.read_at >= date_trunc('month', now())
      GROUP BY n.title
      HAVING   count(*) > 1
      ORDER BY reads DESC, n.title
      LIMIT    5;
      ```
      """#
  )

  private static let shell = Sample(
    names: ["shell", "bash", "sh", "zsh"],
    markdown: #"""
      ```sh
      #!/bin/sh
      # Keeps the fourteen newest snapshots and says what it removed.
      set -eu
      cd "${1:?usage: prune.sh FOLDER}"
      ls -1t snapshot-*.tar.gz 2>/dev/null | tail -n +15 | while IFS= read -r old; do
        rm -- "$old" && printf 'removed %s\n' "$old"
      done
      ```
      """#
  )
}
