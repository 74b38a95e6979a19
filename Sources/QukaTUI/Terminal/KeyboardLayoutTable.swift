/// Which key of a Latin keyboard a letter of another script is on, for the commands that Ctrl or Alt and a key give.
///
/// A terminal that was asked for it reports that key itself (kitty's base layout key); the table is for the others. Where
/// layouts of one script differ (Bulgarian and Serbian from Russian, Persian from Arabic), the most common one
/// is here.
enum KeyboardLayoutTable {
  /// The key on which a letter is; nil for Latin letters, whose own layout counts, and for what is on no key here.
  /// - Parameter base: the base layout key as the terminal reports it; it is believed.
  static func latinKey(for scalar: Unicode.Scalar, base: Int?) -> Unicode.Scalar? {
    guard scalar.value >= firstBehindLatin, !latinAdditions.contains(scalar.value) else {
      return nil
    }
    let reported = base.flatMap(UInt8.init(exactly:)).map { Unicode.Scalar($0) }
    if let reported, printable.contains(reported.value) { return reported }
    let small = scalar.properties.lowercaseMapping.unicodeScalars
    return keys[small.count == 1 ? small.first ?? scalar : scalar]
  }

  /// Greek begins here.
  private static let firstBehindLatin: UInt32 = 0x370
  /// Latin Extended Additional, Vietnamese among it.
  private static let latinAdditions: ClosedRange<UInt32> = 0x1E00...0x1EFF
  private static let printable: ClosedRange<UInt32> = 0x21...0x7E

  private static let keys: [Unicode.Scalar: Unicode.Scalar] = {
    var keys: [Unicode.Scalar: Unicode.Scalar] = [:]
    for row in layouts.flatMap({ zip(latinRows, $0.rows) }) {
      for (key, letter) in zip(row.0.unicodeScalars, row.1.unicodeScalars)
      where letter.value >= firstBehindLatin && keys[letter] == nil {
        keys[letter] = key
      }
    }
    return keys
  }()

  private static let latinRows = ["qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,."]

  /// What is on the keys of `latinRows`, the first layout first; a blank is a key that is left out.
  private static let layouts: [(name: String, rows: [String])] = [
    ("Russian", ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"]),
    ("Ukrainian, Belarusian", ["        ў  ї", " і        є"]),
    ("Greek", [" ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"]),
    ("Hebrew", ["  קראטוןםפ", "שדגכעיחלךף", "זסבהנמצתץ"]),
    ("Arabic", ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤر ىةو"]),
    ("Persian", ["           چ", "  ی      کگ", "  ز ذ پ"]),
    ("Thai", ["ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใ"]),
    ("Korean", ["ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ"]),
  ]
}
