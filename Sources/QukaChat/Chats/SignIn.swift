import QukaWire

/// What `GET /user/info` and `GET /space/list` told.
package struct SignIn: Equatable, Sendable {
  package var user: User
  package var spaces: [Space]

  package init(user: User, spaces: [Space]) {
    self.user = user
    self.spaces = spaces
  }
}
