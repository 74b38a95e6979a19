import QukaWire

extension QukaAPI {
  /// Brings the pictures of a question to the server's storage, one after the other.
  func upload(
    _ pictures: [Picture], space: SpaceID, onSent: @escaping @Sendable (Int) -> Void
  ) async throws(UploadFailure) -> [UploadedPicture] {
    var uploaded: [UploadedPicture] = []
    for picture in pictures {
      let content: [UInt8]
      do throws(PictureProblem) {
        content = try picture.content()
      } catch {
        throw .file(name: picture.name, error)
      }
      uploaded.append(try await upload(picture, content, space: space, onSent: onSent))
    }
    return uploaded
  }
}
