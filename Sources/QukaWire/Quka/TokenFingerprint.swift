/// Tells access tokens apart without telling them.
///
/// A token is random and long, so nobody finds it by trying; only equal tokens share a fingerprint in practice.
public enum TokenFingerprint {
  /// 40 hexadecimal digits.
  public static func of(_ token: String) -> String {
    SHA1.digest(Array(("quka-tui token: " + token).utf8))
      .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
