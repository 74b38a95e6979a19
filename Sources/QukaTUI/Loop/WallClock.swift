import Glibc
import QukaScreen

/// The clock on the wall, which only the event loop and the files look at.
enum WallClock {
  /// Today in the time zone of the environment.
  static var today: LocalDay {
    let seconds = time(nil)
    return LocalDay(at: seconds, offset: offset(at: seconds))
  }

  /// Seconds by which that time zone is ahead of UTC at a time in Unix seconds.
  static func offset(at time: Int) -> Int {
    var seconds = time
    var local = tm()
    return localtime_r(&seconds, &local) == nil ? 0 : local.tm_gmtoff
  }
}
