/// The person's day. Pure code has no clock and no time zone: the event loop tells it the day when it changes.
package struct LocalDay: Hashable, Sendable {
  /// Days since 1 January 1970.
  package var number: Int
  /// Seconds by which local time is ahead of UTC.
  var offset: Int

  /// - Parameter time: Unix seconds.
  package init(at time: Int, offset: Int) {
    number = Self.day(of: time, offset: offset)
    self.offset = offset
  }

  /// When it began, in Unix seconds.
  package var start: Int { number * 86_400 - offset }

  /// What stands over the chats of the day of a time: today, yesterday, the weekday, at last the date.
  func heading(of time: Int) -> String {
    let day = day(of: time)
    switch number - day {
    case ...0: return "Today"
    case 1: return "Yesterday"
    case 2...6: return Self.weekdays[((day + 4) % 7 + 7) % 7]
    default:
      let date = Self.date(of: day)
      let year = date.year == Self.date(of: number).year ? "" : " \(date.year)"
      return "\(date.day) \(Self.months[date.month - 1])\(year)"
    }
  }

  /// The number of the day of a time; today for what is yet to come, as where the server's clock is ahead.
  package func day(of time: Int) -> Int { min(number, Self.day(of: time, offset: offset)) }

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func day(of time: Int, offset: Int) -> Int {
    let local = time + offset
    return (local - (local % 86_400 + 86_400) % 86_400) / 86_400
  }

  /// The date in the Gregorian calendar, counted in years that begin in March, so that the leap day is last.
  static func date(of day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = max(0, day + 719_468)
    let era = shifted / 146_097
    let ofEra = shifted % 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * ofYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, ofYear - (153 * march + 2) / 5 + 1)
  }
}
