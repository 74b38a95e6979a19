/// A user-perceived character as the screen sees it.
package struct ScreenCluster: Equatable {
  /// Where its bytes start in the scanned UTF-8.
  package var offset: Int
  /// Its bytes.
  package var length: Int
  /// Its first scalar, or the stand-in of a control character.
  package var scalar: UInt32
  /// Whether the first scalar is all there is.
  package var isSingle: Bool
  /// 0, 1 or 2 columns.
  package var width: Int

  package var end: Int { offset + length }
}
