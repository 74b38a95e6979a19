import FoundationEssentials
import Glibc
import NIOSSL
import Testing

/// A certificate authority that is made for one test, by the openssl command, and its certificates.
final class TestAuthority {
  /// `openssl` failed, or is not there (Debian: apt-get install openssl).
  struct Failure: Error {
    var command: String
  }

  private let directory: String

  init() throws {
    directory =
      FileManager.default.temporaryDirectory
      .appending(path: "quka-authority-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let settings = """
      [ca]
      default_ca=c
      [c]
      database=\(directory)/index
      new_certs_dir=\(directory)
      default_md=sha256
      policy=p
      unique_subject=no
      rand_serial=yes
      copy_extensions=copy
      [p]
      commonName=supplied
      """
    try Data(settings.utf8).write(to: URL(filePath: directory + "/settings"))
    try Data().write(to: URL(filePath: directory + "/index"))
    try Self.openssl(
      "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout \(directory)/ca.key "
        + "-out \(authorityFile) -subj /CN=Quka-test -days 3650")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)
  }

  /// The authority's own certificate.
  var authorityFile: String { directory + "/ca.pem" }

  /// A server that shows a certificate of this authority for `localhost`.
  ///
  /// - Parameter from: and `to`: `YYYYMMDDHHMMSSZ`.
  func server(
    from: String = "20200101000000Z", to: String = "21200101000000Z"
  ) throws -> NIOSSLContext {
    let name = "\(directory)/\(UUID().uuidString)"
    try Self.openssl(
      "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout \(name).key "
        + "-out \(name).csr -subj /CN=localhost -addext subjectAltName=DNS:localhost")
    try Self.openssl(
      "ca -batch -config \(directory)/settings -cert \(authorityFile) -keyfile \(directory)/ca.key "
        + "-in \(name).csr -out \(name).pem -notext -startdate \(from) -enddate \(to)")
    let chain = try NIOSSLCertificate.fromPEMFile(name + ".pem")
    let key = try NIOSSLPrivateKey(file: name + ".key", format: .pem)
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
  }

  private static func openssl(_ command: String) throws {
    let words = ["openssl"] + command.split(separator: " ").map { String($0) }
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var child = pid_t()
    var status: CInt = -1
    guard posix_spawnp(&child, "openssl", &actions, nil, &arguments, environ) == 0,
      waitpid(child, &status, 0) == child, status == 0
    else { throw Failure(command: command) }
  }
}
