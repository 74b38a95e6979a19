import FoundationEssentials
import NIOSSL
import Testing

/// A self-signed certificate for `localhost`, 2020 to 2120, which protects nothing but these tests.
enum TestCertificate {
  private static let certificate = """
    MIIBYDCCAQegAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
    c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
    CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABCcFk6VziBuDlCIz
    C5PwJQQLYL68sJAlvZNoPJ/MTVeWAtTmlkSSa4IOobY03eCxLnzTKWM42FnyHPmS
    1JRYWOmjSDBGMA8GA1UdEwEB/wQFMAMBAf8wFAYDVR0RBA0wC4IJbG9jYWxob3N0
    MB0GA1UdDgQWBBQqVZ+F7IHdVrFVzYIKxZ35NIBn0jAKBggqhkjOPQQDAgNHADBE
    AiBbtm2/S5WPEMxM1+1DNysi2+aZ5t5OlTXen0LBVoXYdwIgAp4+FcUookFsv1bn
    w5mP09jK7M8+XfCs6QdC4cVkDmQ=
    """
  private static let key = """
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUQ1CTI+RKmW/OWpyrC4QnaWd8Ykm
    nreXI00uBusJzHChRANCAAQnBZOlc4gbg5QiMwuT8CUEC2C+vLCQJb2TaDyfzE1XlgLU5pZEkmuC
    DqG2NN3gsS580yljONhZ8hz5ktSUWFjp
    """

  static func serverContext() throws -> NIOSSLContext {
    let certificate = try NIOSSLCertificate(bytes: bytes(certificate), format: .der)
    let key = try NIOSSLPrivateKey(bytes: bytes(key), format: .der)
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: [.certificate(certificate)], privateKey: .privateKey(key)))
  }

  /// Calls `body` with the path of a PEM file that holds the certificate.
  static func withAuthorityFile<Result>(
    _ body: (String) async throws -> Result
  ) async throws -> Result {
    let pem = "-----BEGIN CERTIFICATE-----\n\(certificate)\n-----END CERTIFICATE-----\n"
    let file = FileManager.default.temporaryDirectory
      .appending(path: "quka-test-\(UUID().uuidString).pem")
    try Data(pem.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try await body(file.path)
  }

  private static func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64.filter { !$0.isWhitespace })))
  }
}
