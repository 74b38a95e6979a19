import Glibc
import NIOSSL
import QukaWire

/// How a server's certificate is checked. There is no way to switch the check off.
public struct TLSOptions: Sendable, Hashable {
  /// The path of a PEM file with the certificate authorities to trust instead of the system's; for
  /// servers inside a company and for tests.
  public var certificateAuthorityFile: String?

  public init(certificateAuthorityFile: String? = nil) {
    self.certificateAuthorityFile = certificateAuthorityFile
  }

  /// Says early and clearly what is wrong with the file; reads it.
  public func check() throws(ConfigurationError) {
    guard let path = certificateAuthorityFile else { return }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, R_OK) == 0
    else {
      throw .unreadableAuthorityFile(path)
    }
    guard let found = try? NIOSSLCertificate.fromPEMFile(path), !found.isEmpty else {
      throw .noAuthorityInFile(path)
    }
  }

  /// TLS 1.2 or later, chain and name of the certificate checked.
  var configuration: TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    if let certificateAuthorityFile { configuration.trustRoots = .file(certificateAuthorityFile) }
    return configuration
  }
}
