import QukaFaults
import QukaMock
import QukaWire
import Testing

@testable import QukaChat
@testable import QukaScreen
@testable import QukaTUI

@Suite("Toggles on the wire", .serialized, .timeLimit(.minutes(5)))
struct ToggleWireTests {
  private static func sent(_ client: HeadlessClient) -> [Set<String>] {
    client.server.requests().filter { $0.route == .send }.map(\.switches)
  }

  @Test("the server is asked for what is on, and for nothing else")
  func questions() async throws {
    try await HeadlessClient.run(.headless { _ in .answer("Yes.") }) { client in
      for (key, names) in [
        (nil, []), ("k", ["enable_knowledge"]), ("w", ["enable_knowledge", "enable_search"]),
        ("m", ["enable_knowledge", "enable_search", "enable_thinking"]),
        ("k", ["enable_search", "enable_thinking"]),
      ] as [(Character?, Set<String>)] {
        if let key { try await client.press(.character(key, .alt)) }
        try await client.ask("Hi")
        try await client.advance(.seconds(10))
        #expect(Self.sent(client).last == names)
      }
    }
  }

  @Test("a question that waited, and one whose receipt was lost, are asked with what was on")
  func later() async throws {
    try await HeadlessClient.run(.headless { _ in .answer("Yes.") }) { client in
      try await client.press(.character("k", .alt))
      client.server.inject(.dropConnection, on: .send)
      try await client.ask("first")
      try await client.ask("second")
      try await client.press(.character("k", .alt))
      try await client.advance(.seconds(30))
      #expect(
        Self.sent(client) == [["enable_knowledge"], ["enable_knowledge"], ["enable_knowledge"]])
    }
  }
}
