import FoundationEssentials
import NIOPosix
import NIOSSL
import QukaScreen
import QukaWire
import Testing

@testable import QukaClient

@Suite("Certificates", .timeLimit(.minutes(5)))
struct CertificateTests {
  private enum Client: CaseIterable, Sendable {
    case rest
    case stop
    case freshStop
    case realtime
  }

  /// Goes to a server with this certificate, by this client; the failure.
  private static func failure(
    of client: Client, at tls: NIOSSLContext, authorityFile: String?, host: String = "localhost"
  ) async throws -> TransportError? {
    let server = try await ScriptedServer.start(tls: tls) { _ in .data("null") }
    let configuration = try ServerConfiguration(
      baseURL: "https://\(host):\(server.port)", token: ServerConfiguration.testToken,
      tls: TLSOptions(certificateAuthorityFile: authorityFile))
    let group = MultiThreadedEventLoopGroup.singleton
    var found: TransportError?
    switch client {
    case .rest:
      let api = QukaAPI(configuration: configuration, group: group)
      found = await #expect(throws: APIError.self) { try await api.user() }?.wayFailure
      api.shutdown()
    case .stop, .freshStop:
      let line = StopLine(configuration: configuration, group: group)
      let isFresh = client == .freshStop
      found = await #expect(throws: APIError.self) { try await line.stopOne(fresh: isFresh) }?
        .wayFailure
      line.shutdown()
    case .realtime:
      let endpoint = WebSocketEndpoint(configuration)
      found = await #expect(throws: TransportError.self) {
        try await endpoint.connect(EventLog())
      }
    }
    #expect(server.requests.isEmpty, "nothing goes to a server that is not trusted")
    await server.stop()
    return found
  }

  @Test("REST, the stop line and the realtime link tell alike why one is refused")
  func refusals() async throws {
    let authority = try TestAuthority()
    let other = try TestAuthority()
    let good = try authority.server()
    let old = try authority.server(from: "20200101000000Z", to: "20210203000000Z")
    let young = try authority.server(from: "21000509000000Z")
    let file = authority.authorityFile
    for client in Client.allCases {
      #expect(
        try await Self.failure(of: client, at: old, authorityFile: file)
          == .tls(.expired(host: "localhost", day: "2021-02-03")), "\(client)")
      #expect(
        try await Self.failure(of: client, at: young, authorityFile: file)
          == .tls(.notYetValid(host: "localhost", day: "2100-05-09")), "\(client)")
      #expect(
        try await Self.failure(of: client, at: good, authorityFile: nil)
          == .tls(.unknownIssuer(host: "localhost")), "\(client)")
      #expect(
        try await Self.failure(of: client, at: good, authorityFile: other.authorityFile)
          == .tls(.unknownIssuer(host: "localhost")), "\(client)")
      #expect(
        try await Self.failure(of: client, at: TestCertificate.serverContext(), authorityFile: nil)
          == .tls(.selfSigned(host: "localhost")), "\(client)")
      #expect(
        try await Self.failure(of: client, at: good, authorityFile: file, host: "127.0.0.1")
          == .tls(.wrongHost(host: "127.0.0.1")), "\(client)")
    }
  }

  @Test("a trusted one carries requests, and TLS is made ready once for all stops")
  func trusted() async throws {
    let authority = try TestAuthority()
    let server = try await ScriptedServer.start(tls: try authority.server()) { _ in .data("null") }
    let configuration = try ServerConfiguration(
      baseURL: "https://localhost:\(server.port)", token: ServerConfiguration.testToken,
      tls: TLSOptions(certificateAuthorityFile: authority.authorityFile))
    let line = StopLine(
      configuration: configuration, group: MultiThreadedEventLoopGroup.singleton)
    try await line.stopOne()
    try await line.stopOne(fresh: true)
    // Whoever read the file again would fail from here on.
    try FileManager.default.removeItem(atPath: authority.authorityFile)
    for _ in 0..<3 { try await line.stopOne(fresh: true) }
    try await line.stopOne()
    let stops = server.requests.map(\.connection)
    #expect(stops.count == 6)
    #expect(Set(stops[1...4]).count == 4, "each fresh stop has a connection of its own")
    line.shutdown()
    await server.stop()
  }

  @Test("every failure says what happened and what to do")
  func sentences() {
    let failures: [TLSFailure] = [
      .expired(host: "h", day: "d"), .notYetValid(host: "h", day: "d"), .selfSigned(host: "h"),
      .unknownIssuer(host: "h"), .notTrusted(host: "h"), .wrongHost(host: "h"),
      .noTLS(host: "h", port: 1), .noAgreement(host: "h"),
      .unusableAuthorityFile(.noAuthorityInFile("f")),
    ]
    for failure in failures {
      let sentence = TransportError.tls(failure).sentence
      #expect(sentence.contains(". ") || sentence.contains("--cacert"), "\(sentence)")
      #expect(sentence.hasSuffix("."))
    }
  }

  @Test("a certificate that cannot be read is not self-signed, and never traps")
  func damaged() throws {
    let authority = try TestAuthority()
    let file = try NIOSSLCertificate.fromPEMFile(authority.authorityFile)
    let bytes = try #require(file.first).toDERBytes()
    withExtendedLifetime(authority) {}
    #expect(CertificateFacts.isSelfIssued(bytes))
    for count in 0..<bytes.count { _ = CertificateFacts.isSelfIssued(Array(bytes.prefix(count))) }
    for place in 0..<min(bytes.count, 200) {
      var damaged = bytes
      for value in [0x00, 0x7F, 0x80, 0x84, 0xFF] as [UInt8] {
        damaged[place] = value
        _ = CertificateFacts.isSelfIssued(damaged)
      }
    }
    #expect(!CertificateFacts.isSelfIssued([]))
    #expect(!CertificateFacts.isSelfIssued([0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]))
  }
}
