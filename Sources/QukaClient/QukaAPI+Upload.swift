import QukaWire

extension QukaAPI {
  /// Brings a picture to the server's storage (docs/protocol.md §3.8), unless it is there already.
  ///
  /// - Parameter onSent: told how many bytes more were written.
  public func upload(
    _ picture: Picture, _ content: [UInt8], space: SpaceID,
    onSent: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws(UploadFailure) -> UploadedPicture {
    let key: UploadKey
    do throws(APIError) {
      key = try await line.call(
        .uploadKey(
          space: space, name: picture.uploadName(of: content), bytes: content.count))
    } catch {
      throw .server(error)
    }
    let uploaded = UploadedPicture(picture, at: key.address)
    guard let target = key.target else { return uploaded }
    guard let storage = StorageAddress(target, namedBy: line.configuration.address) else {
      throw .unusableAddress
    }
    switch await storages.put(
      content, as: picture.format.mediaType, at: storage, onSent: onSent)
    {
    case .success(200..<300): return uploaded
    case .success(let status): throw .storageRefused(status: status)
    case .failure(let error): throw .storage(error)
    }
  }
}
