import QukaClient
import QukaScreen
import QukaWire
import Testing

@Suite("Server address")
struct ServerAddressTests {
  @Test(
    "an address is taken apart, the API's path is added once",
    arguments: [
      ("http://127.0.0.1:33033", "http://127.0.0.1:33033/api/v1"),
      ("HTTP://LocalHost:33033/", "http://localhost:33033/api/v1"),
      ("https://quka.example", "https://quka.example/api/v1"),
      ("https://quka.example:443/", "https://quka.example/api/v1"),
      ("http://quka.example:443", "http://quka.example:443/api/v1"),
      ("https://host/prefix", "https://host/prefix/api/v1"),
      ("https://host/a/b//", "https://host/a/b/api/v1"),
      ("https://host/%7Ea%2fb", "https://host/%7Ea%2fb/api/v1"),
      ("https://host/api/v1", "https://host/api/v1"),
      ("https://host/api/v1/", "https://host/api/v1"),
      ("https://host/prefix/api/v1", "https://host/prefix/api/v1"),
      ("http://[::1]:33033/x", "http://[::1]:33033/x/api/v1"),
      ("  http://my_host-1.local \n", "http://my_host-1.local/api/v1"),
    ]
  )
  func addresses(text: String, normalized: String) throws {
    let address = try ServerAddress(parsing: text)
    #expect(address.description == normalized)
    #expect(address.connectPath == address.apiPath + "/connect")
  }

  @Test(
    "what cannot be an address is refused with its reason",
    arguments: [
      ("", .emptyAddress),
      (" \n", .emptyAddress),
      ("127.0.0.1:33033", .missingScheme("127.0.0.1:33033")),
      ("ws://host", .unsupportedScheme("ws")),
      ("http://", .missingHost),
      ("http://:80", .missingHost),
      ("http://host:", .unusablePort("")),
      ("http://host:0", .unusablePort("0")),
      ("http://host:65536", .unusablePort("65536")),
      ("http://host:8o", .unusablePort("8o")),
      ("http://host:-1", .unusablePort("-1")),
      ("http://ho st", .unusableCharacter),
      ("http://höst", .internationalHost),
      ("https://例え.jp/x", .internationalHost),
      ("https://user:pässword@host", .credentialsInAddress),
      ("http://host/a\\b", .unusableCharacter),
      ("http://host/<a>", .unusableCharacter),
      ("http://host/ä", .unusableCharacter),
      ("http://host/a%zz", .unusablePath),
      ("http://host/a%2", .unusablePath),
      ("http://host/%", .unusablePath),
      ("http://host/a[b]", .unusablePath),
      ("http://a..b", .unusableHost("a..b")),
      ("http://.", .unusableHost(".")),
      ("http://[:::]", .unusableHost("[:::]")),
      ("http://[fe80::1%eth0]", .unusableHost("[fe80::1%eth0]")),
      ("http://[127.0.0.1]", .unusableHost("[127.0.0.1]")),
      ("http://host:+80", .unusablePort("+80")),
      ("http://host:٣", .internationalHost),
      ("http://host/\r\nX: y", .unusableCharacter),
      ("http://ho,st", .unusableHost("ho,st")),
      ("http://[::1", .unusableHost("[::1")),
      ("http://[evil]", .unusableHost("[evil]")),
      ("http://user:pass@host", .credentialsInAddress),
      ("http://host/?a=b", .queryOrFragment),
      ("http://host/#x", .queryOrFragment),
    ] as [(String, ConfigurationError)]
  )
  func refusals(text: String, error: ConfigurationError) {
    #expect(throws: error) { try ServerAddress(parsing: text) }
    #expect(error.sentence.hasSuffix("."))
  }

  @Test(
    "without a scheme an address is proposed if it is one; a wrong or torn scheme is told",
    arguments: [
      ("quka.example/x", .missingScheme("quka.example/x")),
      ("localhost:8080", .missingScheme("localhost:8080")),
      ("[::1]:80", .missingScheme("[::1]:80")),
      ("//host", .missingScheme("host")),
      ("://host", .missingScheme("host")),
      ("htp:/foo", .unsupportedScheme("htp")),
      ("ftp:host", .unsupportedScheme("ftp")),
      ("git+ssh:/x", .unsupportedScheme("git+ssh")),
      ("http:/host:80", .incompleteScheme("http://host:80")),
      ("HTTPS:host/x", .incompleteScheme("https://host/x")),
      ("https//host", .incompleteScheme("https://host")),
      ("http:\\\\host", .incompleteScheme("http://host")),
      ("http:", .missingHost),
      ("https:/ho st", .unusableCharacter),
      ("ho st", .unusableCharacter),
      ("host:8o", .unusablePort("8o")),
      ("höst", .internationalHost),
      ("user:pass@host", .credentialsInAddress),
      ("http:/user:pass@host", .credentialsInAddress),
      ("user:pass@htp://host", .credentialsInAddress),
      ("host?x", .queryOrFragment),
      ("/", .missingHost),
    ] as [(String, ConfigurationError)]
  )
  func schemes(text: String, error: ConfigurationError) {
    #expect(throws: error) { try ServerAddress(parsing: text) }
    #expect(!error.sentence.contains("pass@"))
  }

  @Test("a refused address with a password does not repeat it")
  func passwords() {
    #expect(!ConfigurationError.credentialsInAddress.sentence.contains("pass@"))
  }

  @Test("only loopback may carry a token in clear without a warning")
  func clearText() throws {
    #expect(try !ServerConfiguration.make("http://127.0.0.1:1").sendsTokenInClear)
    #expect(try !ServerConfiguration.make("http://localhost").sendsTokenInClear)
    #expect(try !ServerConfiguration.make("http://[::1]").sendsTokenInClear)
    #expect(try !ServerConfiguration.make("http://a.localhost").sendsTokenInClear)
    #expect(try !ServerConfiguration.make("http://[::ffff:127.0.0.9]").sendsTokenInClear)
    #expect(try ServerConfiguration.make("http://127.evil.example").sendsTokenInClear)
    #expect(try ServerConfiguration.make("http://notlocalhost").sendsTokenInClear)
    #expect(try ServerConfiguration.make("http://[::2]").sendsTokenInClear)
    #expect(try ServerConfiguration.make("http://quka.example").sendsTokenInClear)
    #expect(try !ServerConfiguration.make("https://quka.example").sendsTokenInClear)
  }

  @Test("a proxy on another machine makes a token for this one cross the network")
  func clearTextThroughProxy() throws {
    for (proxy, isInClear) in [("proxy.example", true), ("127.0.0.1", false), ("localhost", false)]
    {
      let configuration = try ServerConfiguration(
        baseURL: "http://127.0.0.1:1", token: "t", proxy: Proxy(host: proxy, port: 3_128))
      #expect(configuration.sendsTokenInClear == isInClear)
      let secure = try ServerConfiguration(
        baseURL: "https://127.0.0.1:1", token: "t", proxy: Proxy(host: proxy, port: 3_128))
      #expect(!secure.sendsTokenInClear)
    }
  }

  @Test("white space around a token is dropped, one that cannot stand in a header is refused")
  func tokens() throws {
    let trimmed = try ServerConfiguration(baseURL: "http://h", token: " abc\r\n")
    #expect(trimmed.token == "abc")
    for token in ["", " \n"] {
      #expect(throws: ConfigurationError.emptyToken) {
        try ServerConfiguration(baseURL: "http://h", token: token)
      }
    }
    for token in ["a b", "a\nX-Evil: 1", "ä", "a\u{7F}"] {
      #expect(throws: ConfigurationError.unusableToken) {
        try ServerConfiguration(baseURL: "http://h", token: token)
      }
    }
  }

  @Test("no way of printing a configuration shows the token")
  func redaction() throws {
    let configuration = try ServerConfiguration.make("http://127.0.0.1:1")
    var dumped = ""
    dump(configuration, to: &dumped)
    dump([configuration], to: &dumped)
    let texts = [
      "\(configuration)", String(reflecting: configuration), "\([configuration])", dumped,
    ]
    for text in texts {
      #expect(!text.contains(ServerConfiguration.testToken))
      #expect(text.contains("127.0.0.1"))
    }
  }
}
