import QukaClient
import QukaScreen
import QukaWire
import Testing

@Suite("Proxies of the environment")
struct ProxyEnvironmentTests {
  private static func proxy(
    _ variables: [String: String], _ address: String = "https://quka.example"
  ) throws -> String? {
    try ProxyEnvironment(variables).proxy(for: ServerAddress(parsing: address))?.authority
  }

  @Test("for https the most particular variable decides, small letters before capitals")
  func precedence() throws {
    var variables = [
      "https_proxy": "a:1", "HTTPS_PROXY": "b:1", "all_proxy": "c:1", "ALL_PROXY": "d:1",
      "http_proxy": "x:1", "HTTP_PROXY": "x:1",
    ]
    for (name, host) in [
      ("https_proxy", "a"), ("HTTPS_PROXY", "b"), ("all_proxy", "c"), ("ALL_PROXY", "d"),
    ] {
      #expect(try Self.proxy(variables) == "\(host):1")
      variables[name] = ""
    }
    #expect(try Self.proxy(variables) == nil)
    #expect(try Self.proxy([:]) == nil)
  }

  @Test("HTTP_PROXY in capitals counts, but not in a CGI program, where a request could set it")
  func plain() throws {
    let address = "http://quka.example"
    #expect(try Self.proxy(["http_proxy": "a:1", "HTTP_PROXY": "b:1"], address) == "a:1")
    #expect(try Self.proxy(["HTTP_PROXY": "b:1"], address) == "b:1")
    #expect(try Self.proxy(["HTTP_PROXY": "b:1", "REQUEST_METHOD": "GET"], address) == nil)
    #expect(try Self.proxy(["HTTPS_PROXY": "b:1"], address) == nil)
    #expect(try Self.proxy(["ALL_PROXY": "c:1"], address) == "c:1")
  }

  @Test("this machine is no exception, as with curl, until NO_PROXY says so")
  func loopback() throws {
    let address = "http://127.0.0.1:33033"
    #expect(try Self.proxy(["http_proxy": "a:1"], address) == "a:1")
    #expect(try Self.proxy(["http_proxy": "a:1", "NO_PROXY": "127.0.0.1"], address) == nil)
  }

  @Test(
    "a proxy's address is taken apart",
    arguments: [
      ("proxy.example:3128", .init(host: "proxy.example", port: 3128)),
      ("http://Proxy.Example", .init(host: "proxy.example", port: 1080)),
      ("HTTP://proxy:8080/ignored/path", .init(host: "proxy", port: 8080)),
      ("http://[::1]:3128/", .init(host: "::1", port: 3128)),
      (
        "http://user:p%40ss%3Aw%25@proxy:1",
        .init(host: "proxy", port: 1, credentials: .init(user: "user", password: "p@ss:w%"))
      ),
      (
        "us%C3%A9r@proxy:1",
        .init(host: "proxy", port: 1, credentials: .init(user: "usér", password: ""))
      ),
      (
        "http://a:b@c:d@proxy:1",
        .init(host: "proxy", port: 1, credentials: .init(user: "a", password: "b@c:d"))
      ),
      ("http://@proxy:1", .init(host: "proxy", port: 1)),
      ("socks5://proxy", .init(kind: .socks5, host: "proxy", port: 1080)),
      (" socks5h://proxy:9050 ", .init(kind: .socks5, host: "proxy", port: 9050)),
    ] as [(String, Proxy)]
  )
  func addresses(text: String, proxy: Proxy) throws {
    let address = try ServerAddress(parsing: "https://h")
    #expect(try ProxyEnvironment(["https_proxy": text]).proxy(for: address) == proxy)
  }

  @Test(
    "what cannot be a proxy is refused by the name of its variable; the value is not repeated",
    arguments: [
      ("ftp://secret:secret@p", .scheme), ("socks4://p", .scheme), ("https://p:1", .secureProxy),
      ("http://", .host), ("http://secret:secret@", .host), ("http://a b:1", .host),
      ("secret:secret", .port), ("http://p:0", .port), ("http://p:65536", .port),
      ("http://secret:%4@p:1", .credentials), ("http://secret:%0D%0A@p:1", .credentials),
      ("http://se%3Acret:x@p:1", .credentials), ("http://secret:%FF@p:1", .credentials),
      ("socks5://secret:secret@p:1", .socksCredentials),
    ] as [(String, ProxyProblem)]
  )
  func refusals(text: String, problem: ProxyProblem) throws {
    let address = try ServerAddress(parsing: "https://h")
    let error = ConfigurationError.unusableProxy(variable: "HTTPS_PROXY", problem)
    #expect(throws: error) { try ProxyEnvironment(["HTTPS_PROXY": text]).proxy(for: address) }
    #expect(error.sentence.contains("HTTPS_PROXY"))
    #expect(!error.sentence.contains("secret"))
    #expect(error.sentence.hasSuffix("."))
  }

  @Test("no way of printing a proxy shows its user or password")
  func redaction() throws {
    let proxy = Proxy(
      host: "h", port: 1, credentials: .init(user: "top-user", password: "top-secret"))
    var dumped = ""
    dump(proxy, to: &dumped)
    dump(proxy.credentials, to: &dumped)
    let known = proxy.credentials.map { "\($0) \(String(reflecting: $0))" } ?? ""
    for text in ["\(proxy)", String(reflecting: proxy), "\([proxy])", dumped, known] {
      #expect(!text.contains("top-"))
    }
  }
}

@Suite("Servers that are reached without a proxy")
struct NoProxyTests {
  private static func goesStraight(_ address: String, _ list: String) throws -> Bool {
    let environment = ProxyEnvironment(["all_proxy": "p:1", "no_proxy": list])
    return try environment.proxy(for: ServerAddress(parsing: address)) == nil
  }

  @Test(
    "a name stands for itself and all below it",
    arguments: [
      "quka.example", ".quka.example", "*.quka.example", "QUKA.Example.", "a, quka.example",
    ]
  )
  func names(list: String) throws {
    #expect(try Self.goesStraight("https://quka.example", list))
    #expect(try Self.goesStraight("https://QUKA.example.:8443", list))
    #expect(try Self.goesStraight("https://a.b.quka.example", list))
    #expect(try !Self.goesStraight("https://notquka.example", list))
    #expect(try !Self.goesStraight("https://quka.example.org", list))
    #expect(try !Self.goesStraight("https://example", list))
  }

  @Test("an asterisk is everything, nothing is nothing")
  func extremes() throws {
    #expect(try Self.goesStraight("https://quka.example", "*"))
    #expect(try Self.goesStraight("https://[::1]", "a *"))
    #expect(try !Self.goesStraight("https://quka.example", ""))
    #expect(try !Self.goesStraight("https://quka.example", " ,, "))
  }

  @Test("a port limits an entry to it")
  func ports() throws {
    #expect(try Self.goesStraight("https://quka.example", "quka.example:443"))
    #expect(try !Self.goesStraight("https://quka.example:8443", "quka.example:443"))
    #expect(try Self.goesStraight("http://127.0.0.1:33033", "127.0.0.1:33033"))
    #expect(try !Self.goesStraight("http://127.0.0.1:1", "127.0.0.1:33033"))
    #expect(try Self.goesStraight("http://[::1]:7", "[::1]:7"))
    #expect(try !Self.goesStraight("http://[::1]:8", "[::1]:7"))
    #expect(try Self.goesStraight("http://[::1]:8", "[::1]"))
    #expect(try Self.goesStraight("https://quka.example:8443", "quka.example:"))
    #expect(try !Self.goesStraight("https://quka.example", "quka.example:https"))
    #expect(try !Self.goesStraight("http://[::1]:8", "[::1]:x"))
  }

  @Test("addresses and networks are compared as numbers")
  func addresses() throws {
    #expect(try Self.goesStraight("https://10.1.2.3", "10.0.0.0/8"))
    #expect(try Self.goesStraight("https://[fd00::1]", "[fd00::]/8"))
    #expect(try !Self.goesStraight("https://[fe00::1]", "[fd00::]/8"))
    #expect(try !Self.goesStraight("https://11.1.2.3", "10.0.0.0/8"))
    #expect(try Self.goesStraight("https://192.168.1.130", "192.168.1.128/25"))
    #expect(try !Self.goesStraight("https://192.168.1.127", "192.168.1.128/25"))
    #expect(try Self.goesStraight("https://[fd00::1]", "fd00::/8"))
    #expect(try Self.goesStraight("https://[0:0::1]", "::1"))
    #expect(try Self.goesStraight("https://[::ffff:10.0.0.1]", "10.0.0.1"))
    #expect(try Self.goesStraight("https://10.0.0.1", "0.0.0.0/0"))
    #expect(try !Self.goesStraight("https://10.0.0.1", "10.0.0.0/33"))
    #expect(try !Self.goesStraight("https://10.0.0.1", "10.0.0.0/x"))
    // An address is no name below another.
    #expect(try !Self.goesStraight("https://10.0.0.1", "0.1"))
  }
}
