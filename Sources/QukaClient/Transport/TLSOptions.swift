/// How a server's certificate is checked. There is no way to switch the check off.
public struct TLSOptions: Sendable, Hashable {
  /// The path of a PEM file with the certificate authorities to trust instead of the system's; for
  /// servers inside a company and for tests.
  public var certificateAuthorityFile: String?

  public init(certificateAuthorityFile: String? = nil) {
    self.certificateAuthorityFile = certificateAuthorityFile
  }
}
