# Prints "LENGTH FILE:LINE" for each function, initializer and computed property of one Swift file.
#
# usage: awk -v file=NAME -f function-lengths.awk NAME
#
# Counts braces outside strings and comments. A declaration runs from its first line to its closing brace.

function without_text(line) {
  if (inside_string) {
    if (index(line, "\"\"\"") == 0) return ""
    sub(/^.*"""/, "", line)
    inside_string = 0
  }
  gsub(/#"([^"]|"[^#])*"#/, "", line)
  if (line ~ /"""/) {
    sub(/"""[^"]*$/, "", line)
    inside_string = 1
  }
  gsub(/"([^"\\]|\\.)*"/, "", line)
  sub(/\/\/.*/, "", line)
  return line
}

{
  code = without_text($0)
  if (code ~ /(^|[ \t])(func[ \t]|init[?]?[(<]|deinit([ \t]|$)|subscript[(<])/ ||
    code ~ /(^|[ \t])var [A-Za-z_]+: .*\{[ \t]*$/) {
    if (code !~ /(^|[^A-Za-z])(self|super)\.init/) {
      pending = NR
      parentheses = 0
    }
  }
  for (i = 1; i <= length(code); i++) {
    character = substr(code, i, 1)
    if (character == "(") parentheses++
    else if (character == ")") parentheses--
    else if (character == "{") {
      depth++
      if (pending && parentheses <= 0) {
        start[depth] = pending
        pending = 0
      }
    } else if (character == "}") {
      if (depth in start) {
        print NR - start[depth] + 1, file ":" start[depth]
        delete start[depth]
      }
      depth--
      pending = 0
    }
  }
}
