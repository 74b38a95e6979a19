import CSQLite

/// Which file systems let processes share memory over a file, which a write-ahead log needs (sqlite.org/wal.html §2.2).
enum FileSystem {
  /// Types that `statfs(2)` and linux/magic.h name: AFS, Ceph, CIFS, Coda, FUSE (such as sshfs), GFS2, GPFS, Lustre, NCP, NFS,
  /// OCFS2, PanFS, 9P, SMB, SMB 2, VirtualBox's and VMware's folders.
  private static let remoteTypes: Set<UInt32> = [
    0x5346_414F, 0x6B41_4653, 0x00C3_6400, 0xFF53_4D42, 0x7375_7245, 0x6573_5546, 0x0116_1970,
    0x4750_4653, 0x0BD0_0BD0, 0x564C, 0x6969, 0x7461_636F, 0xAAD7_AAEA, 0x0102_1997, 0x517B,
    0xFE53_4D42, 0x786F_4256, 0xBACB_ACBC,
  ]

  /// - Parameter type: what `statfs(2)` calls `f_type`.
  static func isRemote(type: UInt32) -> Bool { remoteTypes.contains(type) }

  /// Whether a path may be on another machine; true also when that cannot be found out.
  static func isRemote(_ path: String) -> Bool {
    let type = quka_file_system_type(path)
    return type == 0 || isRemote(type: type)
  }
}
