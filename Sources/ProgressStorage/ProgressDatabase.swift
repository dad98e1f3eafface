import Foundation
import GRDB
package import Tutor

/// One connection to the record on disk: every record is one transaction, so a killed program loses at most that one.
///
/// Several connections, of one program or of two, may be open at once: readers never wait
/// (write-ahead log), a writer waits for another one.
package struct ProgressDatabase: Sendable {
  package let path: String
  private let queue: DatabaseQueue

  /// Opens the file, or makes it.
  ///
  /// Throws `.newerVersion` before anything is written, `.damaged` when the content cannot be trusted.
  package init(
    path: String, limits: ProgressLimits = ProgressLimits()
  ) throws(ProgressError) {
    self.path = path
    queue = try Self.translatingErrors(path: path) {
      try Self.refuseNewerOrDamaged(path: path, limits: limits)
      var configuration = Configuration()
      configuration.journalMode = .wal
      configuration.busyMode = .timeout(limits.busySeconds)
      if let pageCount = limits.pageCount {
        configuration.prepareDatabase {
          try $0.execute(sql: "PRAGMA max_page_count = \(pageCount)")
        }
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try ProgressSchema.migrator.migrate(queue)
      return queue
    }
  }

  /// Keeps records, all or none of them.
  package func save(_ entries: [ProgressEntry]) throws(ProgressError) {
    try Self.translatingErrors(path: path) {
      try queue.write { database in
        for entry in entries { try ProgressSchema.insert(entry, into: database) }
      }
    }
  }

  /// Everything that was kept, in the order in which it was.
  package func entries() throws(ProgressError) -> [ProgressEntry] {
    try Self.translatingErrors(path: path) {
      try queue.read(ProgressSchema.entries)
    }
  }

  /// Forgets everything.
  package func reset() throws(ProgressError) {
    try Self.translatingErrors(path: path) {
      try queue.write(ProgressSchema.deleteAll)
    }
  }

  /// What a file holds that can be read and not written (a read-only home).
  package static func readOnlyEntries(path: String) throws(ProgressError) -> [ProgressEntry] {
    try translatingErrors(path: path) {
      var configuration = Configuration()
      configuration.readonly = true
      // Without `immutable` SQLite wants to create the shared-memory file of the log beside it.
      let address = URL(fileURLWithPath: path).absoluteString + "?immutable=1"
      return try DatabaseQueue(path: address, configuration: configuration)
        .read(ProgressSchema.entries)
    }
  }

  /// Looks at an existing file with a connection that cannot change it.
  private static func refuseNewerOrDamaged(path: String, limits: ProgressLimits) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(limits.busySeconds)
    try DatabaseQueue(path: path, configuration: configuration).read { database in
      guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else {
        throw ProgressError(.damaged, path: path)
      }
      if try ProgressSchema.migrator.hasBeenSuperseded(database) {
        throw ProgressError(.newerVersion, path: path)
      }
    }
  }

  private static func translatingErrors<Value>(
    path: String, _ body: () throws -> Value
  ) throws(ProgressError) -> Value {
    do {
      return try body()
    } catch let error as ProgressError {
      throw error
    } catch let error as DatabaseError {
      throw ProgressError(kind(of: error), path: path)
    } catch {
      throw ProgressError(.other(error.localizedDescription), path: path)
    }
  }

  private static func kind(of error: DatabaseError) -> ProgressError.Kind {
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: .damaged
    case .SQLITE_FULL: .diskFull
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH: .readOnly
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    default: .other(error.message ?? "SQLite error \(error.resultCode.rawValue)")
    }
  }
}

/// How large the record may grow, and how long to wait for it.
package struct ProgressLimits: Hashable, Sendable {
  /// Pages of 4 KB at which the disk counts as full; nil leaves that to the disk.
  package var pageCount: Int?
  /// How long a writer waits for another: far longer than any of our transactions lasts.
  package var busySeconds: Double

  package init(pageCount: Int? = nil, busySeconds: Double = 5) {
    self.pageCount = pageCount
    self.busySeconds = busySeconds
  }
}

/// A record and when it was made.
package struct ProgressEntry: Hashable, Sendable {
  package var record: ProgressRecord
  /// Seconds since 1970.
  package var time: Double

  package init(_ record: ProgressRecord, time: Double) {
    self.record = record
    self.time = time
  }

  /// The day of the record, as the schedule of reviews counts them.
  package var day: Int { StudyDay.containing(time) }
}
