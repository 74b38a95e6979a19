import Testing

@testable import QukaMock

@Suite("Images (docs/protocol.md §3.4, §3.8)", .timeLimit(.minutes(5)))
struct UploadRouteTests {
  private let path = "/space/space123/object/upload/key"

  private func body(_ name: String = "cat.png", size: Int = 5) -> String {
    #"{"object_type":"chat","kind":"chat","file_name":"\#(name)","size":\#(size)}"#
  }

  /// Sends a request to a pre-signed address, which is outside the API.
  private func raw(_ method: String, _ url: String, _ server: MockServer, body: String = "")
    async throws -> (status: String, body: String)
  {
    let target = url.replacing("http://127.0.0.1", with: "")
    let socket = try await TestSocket.connect(port: server.port)
    try await socket.write(
      "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: image/png\r\n"
        + "Connection: close\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    let head = try await socket.readHead()
    var rest: [UInt8] = []
    while let byte = try? await socket.read(1) { rest += byte }
    return (String(head.split(separator: " ")[1]), String(decoding: rest, as: UTF8.self))
  }

  @Test("an image is put under a signed address, read back, and not put twice")
  func upload() async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let key = try await client.post(path, body()).data
      let url = key?["key"]?.text ?? ""
      #expect(key?["status"] == "")
      #expect(key?["full_path"]?.text?.hasPrefix("/assets/s3/space123/chat/20261122/") == true)
      #expect(key?["full_path"]?.text?.hasSuffix(".png") == true)
      #expect(try await raw("GET", url, server).status == "404")
      #expect(try await raw("PUT", url, server, body: "PIXEL").status == "200")
      let back = try await raw("GET", key?["url"]?.text ?? "", server)
      #expect(back == ("200", "PIXEL"))
      #expect(try await raw("PUT", url + "x", server, body: "EVIL").status == "403")
      #expect(try await client.post(path, body()).data?["status"] == "exist")
      #expect(try await client.post(path, body(size: 6)).data?["status"] == "")
    }
  }

  @Test("what is too large, missing, forbidden or without a storage is refused")
  func refusals() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.accounts.append(Account(id: "e", token: "editor"))
    configuration.spaces[0].roles = ["e": .editor]
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let large = try await client.post(path, body(size: 31_457_281))
      #expect(large.status == 403)
      #expect(large.message == "More than the max limit")
      #expect(try await client.post(path, body(size: 31_457_280)).status == 200)
      for body in ["", "{}", body(""), body(size: 0)] {
        #expect(try await client.post(path, body).status == 400)
      }
      let editor = try await TestHTTP.connect(server, headers: [("X-Access-Token", "editor")])
      #expect(try await editor.post(path, body()).status == 403)
    }
    configuration.storesObjects = false
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      #expect(try await client.post(path, body()).status == 500)
    }
  }

  @Test("images of a question reach the assistant and the history")
  func files() async throws {
    let images = Locked<[Int]>([])
    let assistant = ScriptedAssistant { question in
      images.update { $0.append(question.images) }
      return Script([])
    }
    try await MockServer.run(.make(assistant: assistant)) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let file = #"{"type":"image","url":"http://h/a.png?x=1","ai_desc":""}"#
      let sent = try await client.post(
        "/space123/chat/\(session)/message", #"{"message_id":"m","message":"x","files":[\#(file)]}"#
      )
      #expect(sent.status == 200)
      #expect(images.value == [1])
      let history = try await client.get("/space123/chat/\(session)/history/list?page=1&pagesize=9")
      #expect(history.body.contains(#""attach":[\#(file)]"#))
    }
  }

  @Test(
    "a bad image is 400 or a success without an answer_id, after the question was stored",
    arguments: [("http://h", 400, true), ("http://h/", 400, true), ("ht tp://h/a", 200, true)])
  func badFiles(url: String, status: Int, isStored: Bool) async throws {
    try await MockServer.run { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let sent = try await client.post(
        "/space123/chat/\(session)/message",
        #"{"message_id":"m","message":"x","files":[{"type":"image","url":"\#(url)"}]}"#)
      #expect(sent.status == status)
      if status == 200 { #expect(sent.data?["answer_id"] == "") }
      #expect(server.counters().registered == 0)
      let history = try await client.get("/space123/chat/\(session)/history/list?page=1&pagesize=9")
      #expect(history.data?["total"] == 1)
    }
  }

  @Test(
    "images on a server without a storage give a success without an answer_id; files of another shape are 400"
  )
  func noStorage() async throws {
    var configuration = MockServer.Configuration.make()
    configuration.storesObjects = false
    try await MockServer.run(configuration) { server in
      let client = try await TestHTTP.connect(server)
      let session = try await client.newSession()
      let path = "/space123/chat/\(session)/message"
      let sent = try await client.post(
        path, #"{"message_id":"m","message":"x","files":[{"type":"image","url":"http://h/a"}]}"#)
      #expect(sent.data == ["sequence": 1, "answer_id": ""])
      for files in ["7", "[7]", #"[{"url":7}]"#] {
        let body = #"{"message_id":"n","message":"x","files":\#(files)}"#
        #expect(try await client.post(path, body).status == 400)
      }
    }
  }
}
