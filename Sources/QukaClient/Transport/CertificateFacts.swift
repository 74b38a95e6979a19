import Glibc
import NIOSSL
import QukaWire

/// What a certificate says about itself, as far as it explains why it is not trusted.
struct CertificateFacts: Equatable, Sendable {
  /// Seconds since 1970.
  var notBefore: Int
  var notAfter: Int
  var isSelfIssued: Bool

  init(_ certificate: NIOSSLCertificate) {
    notBefore = certificate.notValidBefore
    notAfter = certificate.notValidAfter
    isSelfIssued = Self.isSelfIssued((try? certificate.toDERBytes()) ?? [])
  }

  /// Why a chain that was refused was refused; the server's own certificate comes first.
  static func reason(_ chain: [CertificateFacts], now: Int, host: String) -> TLSFailure {
    guard let own = chain.first else { return .notTrusted(host: host) }
    if let late = chain.first(where: { $0.notAfter < now }) {
      return .expired(host: host, day: day(late.notAfter))
    }
    if let early = chain.first(where: { $0.notBefore > now }) {
      return .notYetValid(host: host, day: day(early.notBefore))
    }
    return own.isSelfIssued ? .selfSigned(host: host) : .unknownIssuer(host: host)
  }

  /// The day in UTC, as `2026-01-31`; nil for one that no calendar has.
  static func day(_ time: Int) -> String? {
    var (seconds, parts) = (time_t(time), tm())
    guard gmtime_r(&seconds, &parts) != nil else { return nil }
    let (month, day) = (Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    return "\(Int(parts.tm_year) + 1900)-\(twoDigits(month))-\(twoDigits(day))"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// Whether issuer and subject are the same (RFC 5280 §4.1): version, serial number, signature
  /// algorithm, issuer, validity, subject. What cannot be read is not.
  static func isSelfIssued(_ certificate: [UInt8]) -> Bool {
    var outer = DERReader(certificate[...])
    guard let whole = outer.next() else { return false }
    var middle = DERReader(whole.content)
    guard let signed = middle.next() else { return false }
    var fields = DERReader(signed.content)
    let versionTag: UInt8 = 0xA0
    guard var field = fields.next() else { return false }
    if field.tag == versionTag {
      guard let serial = fields.next() else { return false }
      field = serial
    }
    guard fields.next() != nil, let issuer = fields.next(), fields.next() != nil,
      let subject = fields.next()
    else { return false }
    return issuer.content == subject.content
  }
}
