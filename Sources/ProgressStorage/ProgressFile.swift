import Foundation
import Glibc

/// The place of the record on disk: makes its folder, and sets a damaged file aside.
struct ProgressFile {
  let path: String

  private var folder: String { (path as NSString).deletingLastPathComponent }

  /// Opens the record; a damaged one is renamed (and its new path returned) and a new one begun.
  ///
  /// Only one program at a time opens, so that none sets aside what another has just begun.
  func open(
    limits: ProgressLimits
  ) throws(ProgressError) -> (database: ProgressDatabase, setAsidePath: String?) {
    try makeFolder()
    let lock = Glibc.open(folder, O_RDONLY | O_CLOEXEC)
    if lock >= 0 { flock(lock, LOCK_EX) }
    defer { if lock >= 0 { close(lock) } }
    do throws(ProgressError) {
      return (try ProgressDatabase(path: path, limits: limits), nil)
    } catch {
      guard error.kind == .damaged else { throw error }
      let keptAs = try setAside()
      return (try ProgressDatabase(path: path, limits: limits), keptAs)
    }
  }

  private func makeFolder() throws(ProgressError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
      throw ProgressError(.diskFull, path: path)
    } catch {
      throw ProgressError(.readOnly, path: path)
    }
  }

  /// Renames the file and the log that belongs to it to the first free `progress-damaged-N.sqlite`.
  private func setAside() throws(ProgressError) -> String {
    let files = FileManager.default
    let stem = (path as NSString).deletingPathExtension
    var number = 1
    while files.fileExists(atPath: "\(stem)-damaged-\(number).sqlite") { number += 1 }
    let keptAs = "\(stem)-damaged-\(number).sqlite"
    do {
      try files.moveItem(atPath: path, toPath: keptAs)
      for suffix in ["-wal", "-shm"] where files.fileExists(atPath: path + suffix) {
        try files.moveItem(atPath: path + suffix, toPath: keptAs + suffix)
      }
    } catch {
      throw ProgressError(.cannotSetAside, path: path)
    }
    return keptAs
  }
}
