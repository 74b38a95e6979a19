import Glibc

/// The C library's character set, by which ncurses writes and measures text.
enum TerminalLocale {
  /// Takes the user's locale; if its character set is not UTF-8, the one that every system has that
  /// is.
  static func ensureUTF8() {
    setlocale(LC_ALL, "")
    guard let name = nl_langinfo(Int32(CODESET)), String(cString: name) == "UTF-8" else {
      setlocale(LC_CTYPE, "C.UTF-8")
      return
    }
  }
}
