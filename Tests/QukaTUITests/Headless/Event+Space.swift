@testable import QukaChat
@testable import QukaScreen

extension Event {
  /// Without the space that it came from: these tests stay in one.
  var ofOneSpace: Event {
    if case .server(.inSpace(_, let event)) = self { .server(event) } else { self }
  }
}
