import Glibc
import QukaScreen

/// The clock on the wall, which only the event loop looks at.
enum WallClock {
  /// Today in the time zone of the environment.
  static var today: LocalDay {
    var seconds = time(nil)
    var local = tm()
    localtime_r(&seconds, &local)
    return LocalDay(at: seconds, offset: local.tm_gmtoff)
  }
}
