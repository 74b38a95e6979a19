extension HandshakeRefusal: CustomStringConvertible {
  /// `401 "Unauthorized"`, or the bare status.
  public var description: String {
    reason.isEmpty ? "\(status)" : "\(status) \(reason.excerpt(limit: 64))"
  }
}
