import QukaChat
import QukaWire

extension SignIn {
  package static func make(spaces: [Space] = [.make()]) -> SignIn {
    SignIn(user: User(id: "u", name: "Ada", appID: "app", plan: "pro"), spaces: spaces)
  }
}

extension Space {
  package static func make(_ id: String = "space", _ title: String = "Home") -> Space {
    Space(id: SpaceID(id), title: title, role: "admin")
  }
}
