import Foundation
import Glibc

/// The place of the record on disk: makes its folder, and sets aside what cannot be read.
struct ProgressFile {
  let path: String

  /// A record that can be written to.
  struct Opened {
    let database: ProgressDatabase
    let entries: [ProgressEntry]
    /// What the student should be told; nil when all is well.
    var notice: ProgressNotice?
  }

  private var folder: String { (path as NSString).deletingLastPathComponent }

  /// What SQLite keeps beside the file.
  private static let companions = ["-journal", "-wal", "-shm"]

  /// Between two looks at a lock that another program holds.
  private static let lockPauseMicroseconds: UInt32 = 20_000

  /// Whether the log beside the file holds anything.
  var hasLog: Bool { (Self.status(path + "-wal")?.st_size ?? 0) > 0 }

  /// Whether its disk has no room left for a student.
  var isDiskFull: Bool {
    var disk = statvfs()
    return statvfs(folder, &disk) == 0 && disk.f_bavail == 0
  }

  /// Opens the record.
  ///
  /// A damaged file is renamed, and a new one begun with what can still be read; of a sound file the rows that cannot
  /// be read are taken out, and the file as it was is kept. Only one program at a time opens, so that none sets aside
  /// what another has just begun.
  func open(limits: ProgressLimits) throws(ProgressError) -> Opened {
    try makeFolder()
    try refuseOddFiles()
    let lock = try lockFolder(seconds: limits.busySeconds)
    defer { if lock >= 0 { close(lock) } }
    makePrivate()
    do throws(ProgressError) {
      return try openSound(limits: limits)
    } catch {
      guard error.kind == .damaged else { throw error }
      let keptAs = try setAside()
      let saved = ProgressDatabase.readOnlyEntries(path: keptAs)
      makePrivate()
      let database = try ProgressDatabase(path: path, limits: limits)
      try database.save(saved)
      return Opened(
        database: database, entries: saved,
        notice: .setAside(damaged: path, keptAs: keptAs, savedCount: saved.count))
    }
  }

  private func openSound(limits: ProgressLimits) throws(ProgressError) -> Opened {
    let database = try ProgressDatabase(path: path, limits: limits)
    let content = try database.content()
    var opened = Opened(database: database, entries: content.entries)
    if let first = content.faults.first {
      let keptAs = freeDamagedPath
      Self.makePrivate(keptAs)
      try database.setAside(content.faults, keptAs: keptAs)
      opened.notice = .mended(
        path: path, keptAs: keptAs, rowCount: content.faults.count, first: first)
    }
    return opened
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
    // One that was there before may be open to others.
    chmod(folder, 0o700)
  }

  /// To open a pipe would wait for ever.
  private func refuseOddFiles() throws(ProgressError) {
    for file in [path] + Self.companions.map({ path + $0 }) {
      guard let mode = Self.status(file)?.st_mode else { continue }
      if mode & S_IFMT != S_IFREG { throw ProgressError(.oddFile, path: file) }
    }
  }

  /// The folder, held for this program alone; -1 where nothing can be held.
  private func lockFolder(seconds: Double) throws(ProgressError) -> Int32 {
    let lock = Glibc.open(folder, O_RDONLY | O_CLOEXEC)
    guard lock >= 0 else { return lock }
    var pauses = Int(seconds * 1e6) / Int(Self.lockPauseMicroseconds)
    while flock(lock, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      guard pauses > 0 else {
        close(lock)
        throw ProgressError(.busy, path: folder)
      }
      pauses -= 1
      usleep(Self.lockPauseMicroseconds)
    }
    return lock
  }

  /// Nobody else may read what a student answers: neither the file nor what SQLite makes beside it in its likeness.
  private func makePrivate() {
    Self.makePrivate(path)
    for file in [path] + Self.companions.map({ path + $0 }) {
      var status = stat()
      if lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG { chmod(file, 0o600) }
    }
  }

  /// Makes an empty file, which SQLite takes for a new database; nothing when there is one.
  private static func makePrivate(_ path: String) {
    let file = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if file >= 0 { close(file) }
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// The first `progress-damaged-N.sqlite` that is not there.
  private var freeDamagedPath: String {
    let stem = (path as NSString).deletingPathExtension
    var number = 1
    while FileManager.default.fileExists(atPath: "\(stem)-damaged-\(number).sqlite") { number += 1 }
    return "\(stem)-damaged-\(number).sqlite"
  }

  /// Renames the file and what belongs to it.
  private func setAside() throws(ProgressError) -> String {
    let files = FileManager.default
    let keptAs = freeDamagedPath
    do {
      try files.moveItem(atPath: path, toPath: keptAs)
      for suffix in Self.companions where files.fileExists(atPath: path + suffix) {
        try files.moveItem(atPath: path + suffix, toPath: keptAs + suffix)
      }
    } catch {
      throw ProgressError(.cannotSetAside, path: path)
    }
    return keptAs
  }
}
