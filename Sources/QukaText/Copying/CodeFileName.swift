/// What a file is called that gets a block of code.
package enum CodeFileName {
  /// The ending for a language as fences name it; "txt" for those that are not known. The name that an answer gives is
  /// never used itself: it could lead out of the folder.
  package static func ending(of language: String) -> String {
    endings[language.lowercased()] ?? "txt"
  }

  private static let endings: [String: String] = {
    var endings: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let names = line.split(separator: " ").map(String.init)
      for name in names { endings[name] = names[0] }
    }
    return endings
  }()

  /// The ending first, then what the language is called.
  private static let table = """
    awk gawk
    bat cmd batch
    c
    clj clojure
    cpp c++ cc cxx
    cs csharp c#
    css
    csv
    dart
    diff patch
    erl erlang
    ex elixir exs
    f90 fortran
    fs fsharp f#
    go golang
    graphql gql
    h
    hs haskell
    html htm
    ini cfg conf
    java
    jl julia
    js javascript mjs node
    json jsonc
    jsonl ndjson
    jsx
    kt kotlin
    less
    lisp
    lua
    m objc objective-c
    md markdown
    mk make makefile
    ml ocaml
    nim
    nix
    php
    pl perl
    proto protobuf
    ps1 powershell pwsh
    py python python3
    r
    rb ruby
    rs rust
    scala
    scm scheme
    scss sass
    sh bash shell zsh console shell-session fish
    sql mysql postgresql sqlite
    svg
    swift
    tex latex
    tf terraform hcl
    toml
    ts typescript
    tsx
    v verilog
    vim viml
    vue
    xml
    yaml yml
    zig
    """
}
