import Testing

@testable import QukaWire

@Suite("Pictures of a question (docs/protocol.md §3.4, §3.8)") struct PictureTests {
  @Test(
    "are known by their first bytes, whatever they are called",
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], Picture.Format.png),
      ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg), (Array("GIF89a..".utf8), .gif),
      (Array("GIF87a".utf8), .gif), (Array("RIFF\u{1}\u{2}\u{3}\u{4}WEBPVP8 ".utf8), .webp),
      (Array("RIFF....WAVE".utf8), nil), (Array("GIF88a".utf8), nil), ([0xFF, 0xD8], nil),
      ([], nil),
      (Array("<svg/>".utf8), nil), (Array("RIFF".utf8), nil),
    ] as [([UInt8], Picture.Format?)])
  func format(_ bytes: [UInt8], _ format: Picture.Format?) {
    #expect(Picture.Format(beginning: bytes) == format)
  }

  @Test("two of one name and size have two names at the server, and one content has one")
  func uploadName() {
    let picture = Picture(path: "/a/cat.png", name: "cat.png", bytes: 3, format: .png)
    let jpeg = Picture(path: "/b/dog", name: "dog", bytes: 3, format: .jpeg)
    #expect(picture.uploadName(of: [1, 2, 3]) == "7037807198c22a7d.png")
    #expect(jpeg.uploadName(of: [1, 2, 3]) == "7037807198c22a7d.jpg")
    #expect(picture.uploadName(of: [1, 2, 4]) != picture.uploadName(of: [1, 2, 3]))
  }

  @Test("no description of what is sent shows what signs its address")
  func hidden() {
    let picture = Picture(path: "/cat.png", name: "cat.png", bytes: 3, format: .png)
    let address = SignedAddress("https://s3.example/a/b.png?X-Amz-Signature=secret#secret")
    let options = SendOptions(pictures: [UploadedPicture(picture, at: address)])
    var dumped = ""
    dump(options, to: &dumped)
    for text in ["\(options)", String(reflecting: options), dumped, "\(address)"] {
      #expect(text.contains("https://s3.example/a/b.png") && !text.contains("secret"))
    }
  }

  @Test("the server says where to put it, or that it has it, or nothing that helps")
  func key() throws {
    let space = SpaceID("a/b")
    let endpoint = Endpoint.uploadKey(space: space, name: "x.png", bytes: 5)
    #expect(endpoint.method == .post && endpoint.path == "/space/a%2Fb/object/upload/key")
    #expect(
      endpoint.body == [
        "object_type": "chat", "kind": "chat", "file_name": "x.png", "size": .number("5"),
      ])
    let key = { (text: String) in
      (try? JSONValue(parsing: Array(text.utf8))).flatMap(endpoint.decode)
    }
    #expect(
      key(#"{"key":"http://s/k","status":"","url":"http://s/u"}"#)
        == UploadKey(target: SignedAddress("http://s/k"), address: SignedAddress("http://s/u")))
    #expect(
      key(#"{"key":"http://s/k","status":"exist","url":"http://s/u"}"#)
        == UploadKey(target: nil, address: SignedAddress("http://s/u")))
    for text in [#"{"key":"k"}"#, #"{"url":"u"}"#, #"{"key":"","url":"u"}"#, "null", "[]"] {
      #expect(key(text) == nil)
    }
  }

  @Test("a question names them, and none where there are none")
  func send() {
    let picture = Picture(path: "/cat.png", name: "cat.png", bytes: 3, format: .png)
    func body(_ pictures: [UploadedPicture]) -> JSONValue? {
      Endpoint.send(
        space: SpaceID("s"), session: SessionID("1"), message: MessageID("m"), text: "x",
        options: SendOptions(pictures: pictures)
      ).body
    }
    #expect(body([])?["files"] == nil)
    #expect(
      body([UploadedPicture(picture, at: SignedAddress("http://s/u?x=1"))])?["files"]
        == [["type": "image", "url": "http://s/u?x=1", "ai_desc": ""]])
  }
}
