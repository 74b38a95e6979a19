import QukaClient
import QukaWire
import Synchronization
import Testing

@Suite("Uploads", .timeLimit(.minutes(5)))
struct UploadTests {
  private static let path = "/api/v1/space/s/object/upload/key"
  private let picture = Picture(path: "/cat.png", name: "cat.png", bytes: 5, format: .png)
  private let steps = Steps()

  /// A server that names itself as the storage.
  private func server(
    _ scheme: String = "http", status: String = "",
    put: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Answer = { _ in
      .status(200, "")
    }
  ) async throws -> ScriptedServer {
    try await ScriptedServer.start { request in
      if request.method == "PUT" { return put(request) }
      let storage = "\(scheme)://\(request.headers["host"] ?? "")/bucket"
      return .data(
        #"{"key":"\#(storage)/k?sig=a%2Fb","status":"\#(status)","url":"\#(storage)/u?sig=c"}"#)
    }
  }

  private func upload(
    _ content: String = "PIXEL", to server: ScriptedServer
  ) async throws -> Result<UploadedPicture, UploadFailure> {
    let api = try QukaAPI.make(server.url)
    defer { api.shutdown() }
    do throws(UploadFailure) {
      return .success(
        try await api.upload(picture, Array(content.utf8), space: SpaceID("s")) {
          [steps] in steps.add($0)
        })
    } catch {
      return .failure(error)
    }
  }

  @Test("a picture goes to the address that the server signs, without the token")
  func put() async throws {
    let server = try await server()
    let content = String(repeating: "x", count: 200_000)
    let uploaded = try await upload(content, to: server).get()
    #expect(uploaded.picture == picture)
    #expect(uploaded.address.text == "\(server.url)/bucket/u?sig=c")
    let requests = server.requests
    #expect(requests.map(\.method) == ["POST", "PUT"])
    #expect(requests[0].path == Self.path && requests[0].body.contains(#""size":200000"#))
    #expect(requests[1].path == "/bucket/k?sig=a%2Fb")
    #expect(requests[1].body == content)
    #expect(requests[1].headers["content-type"] == "image/png")
    #expect(requests[1].headers["content-length"] == "200000")
    #expect(!requests[1].headers.values.contains { $0.contains(ServerConfiguration.testToken) })
    #expect(steps.all.reduce(0, +) == 200_000 && steps.all.count > 2, "progress is told on the way")
    await server.stop()
  }

  @Test("what the server has already is not put again")
  func exists() async throws {
    let server = try await server(status: "exist")
    let uploaded = try await upload(to: server).get()
    #expect(uploaded.address.text == "\(server.url)/bucket/u?sig=c")
    #expect(server.requests.map(\.method) == ["POST"])
    await server.stop()
  }

  @Test("a refusal of the server, of the storage, and a cut are told apart", arguments: [403, 500])
  func refused(status: Int) async throws {
    let refusing = try await ScriptedServer.start { _ in .failure(status, "no") }
    #expect(
      try await upload(to: refusing)
        == .failure(.server(.refused(status: status, code: status, message: "no"))))
    await refusing.stop()
    let storage = try await server { _ in .status(status, "<Error/>", type: "application/xml") }
    #expect(try await upload(to: storage) == .failure(.storageRefused(status: status)))
    await storage.stop()
    let cut = try await server { _ in .cut }
    let host = cut.url.replacing("http://", with: "")
    #expect(try await upload(to: cut) == .failure(.storage(.connectionLost(host: host))))
    await cut.stop()
  }

  @Test(
    "nothing goes to what is no address",
    arguments: ["ftp", "javascript", "http://user:pw@host/?", "https://exa mple/?x="])
  func unusable(scheme: String) async throws {
    let server = try await server(scheme)
    #expect(try await upload(to: server) == .failure(.unusableAddress))
    #expect(server.requests.map(\.method) == ["POST"])
    await server.stop()
  }

  @Test("an upload that is cancelled ends at once, before its answer")
  func cancelled() async throws {
    let server = try await server { _ in .silence }
    let api = try QukaAPI.make(server.url)
    let picture = picture
    let task = Task { () async -> UploadFailure? in
      do throws(UploadFailure) {
        _ = try await api.upload(picture, Array("PIXEL".utf8), space: SpaceID("s"))
        return nil
      } catch {
        return error
      }
    }
    while let request = await server.nextRequest(), request.method != "PUT" {}
    task.cancel()
    #expect(await task.value?.isCancelled == true)
    api.shutdown()
    await server.stop()
  }
}

/// How many bytes were told to be written, each time.
private final class Steps: Sendable {
  private let value = Mutex<[Int]>([])
  func add(_ count: Int) { value.withLock { $0.append(count) } }
  var all: [Int] { value.withLock { $0 } }
}
