import Foundation
import GRDB
package import Tutor

/// One connection to the record on disk: every record is one transaction, so a killed program loses at most that one.
///
/// Several connections, of one program or of two, may be open at once: readers never wait
/// (write-ahead log), a writer waits for another one.
package struct ProgressDatabase: Sendable {
  package let path: String
  let queue: DatabaseQueue
  /// What looked at the file first; kept because GRDB's queue, when it goes, starts the pool of threads of the
  /// dispatch library, which then wakes once a second for as long as the program runs.
  private let examiner: DatabaseQueue?

  /// Opens the file, or makes it.
  ///
  /// Throws `.newerVersion` before anything is written, `.damaged` when the content cannot be trusted.
  package init(
    path: String, limits: ProgressLimits = ProgressLimits()
  ) throws(ProgressError) {
    self.path = path
    (queue, examiner) = try Self.translatingErrors(path: path) {
      let examiner = try Self.refuseNewerOrDamaged(path: path, limits: limits)
      var configuration = Configuration()
      configuration.journalMode = .wal
      configuration.busyMode = .timeout(limits.busySeconds)
      if let pageCount = limits.pageCount {
        configuration.prepareDatabase {
          try $0.execute(sql: "PRAGMA max_page_count = \(pageCount)")
        }
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      // GRDB's choice for a log syncs it now and then; a verdict that was shown has to outlive the power.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      guard try ProgressSchema.migrate(queue) else { throw ProgressError(.damaged, path: path) }
      return (queue, examiner)
    }
  }

  /// Keeps records, all or none of them.
  package func save(_ entries: [ProgressEntry]) throws(ProgressError) {
    try Self.translatingErrors(path: path) {
      try queue.write { database in
        for entry in entries { try ProgressEvent.insert(entry, into: database) }
      }
    }
  }

  /// Everything that was kept, in the order in which it was.
  package func entries() throws(ProgressError) -> [ProgressEntry] { try content().entries }

  /// Everything that was kept, and the rows that cannot be read.
  func content() throws(ProgressError) -> ProgressContent {
    try Self.translatingErrors(path: path) {
      try queue.read(ProgressEvent.content)
    }
  }

  /// Takes rows out; the file as it was is kept under another name first.
  func setAside(_ rows: [EventFault], keptAs copy: String) throws(ProgressError) {
    try Self.translatingErrors(path: path) {
      try queue.vacuum(into: copy)
      try queue.write { try ProgressEvent.delete(rows, from: $0) }
    }
  }

  /// Forgets everything.
  package func reset() throws(ProgressError) {
    try Self.translatingErrors(path: path) {
      try queue.write(ProgressEvent.deleteAll)
    }
  }

  /// What a file holds that can be read and not written (a read-only home), or that is damaged.
  package static func readOnlyEntries(path: String) -> [ProgressEntry] {
    var configuration = Configuration()
    configuration.readonly = true
    // Without `immutable` SQLite wants to create the shared-memory file of the log beside it; with it the log is not read.
    let isLogged = ProgressFile(path: path).hasLog
    for query in (isLogged ? [""] : []) + ["?immutable=1"] {
      let address = URL(fileURLWithPath: path).absoluteString + query
      if let entries = try? entries(address, configuration) { return entries }
    }
    return []
  }

  /// An older form is brought to today's in memory.
  private static func entries(
    _ address: String, _ configuration: Configuration
  ) throws -> [ProgressEntry] {
    let copy = try DatabaseQueue()
    try DatabaseQueue(path: address, configuration: configuration).backup(to: copy)
    if (try? ProgressSchema.migrator.migrate(copy)) == nil {
      try copy.write(ProgressSchema.rescue)
    }
    return try copy.read(ProgressEvent.remains).entries
  }

  /// Looks at an existing file with a connection that cannot change it.
  ///
  /// Unless the program that made it was killed over its first page: what it had begun is taken back by the first
  /// connection that may write, and no other connection can read before.
  private static func refuseNewerOrDamaged(
    path: String, limits: ProgressLimits
  ) throws -> DatabaseQueue? {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else { return nil }
    var configuration = Configuration()
    configuration.readonly = !files.fileExists(atPath: path + "-journal")
    configuration.busyMode = .timeout(limits.busySeconds)
    let examiner = try DatabaseQueue(path: path, configuration: configuration)
    try examiner.read { database in
      guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else {
        throw ProgressError(.damaged, path: path)
      }
      if try ProgressSchema.migrator.hasBeenSuperseded(database) {
        throw ProgressError(.newerVersion, path: path)
      }
    }
    return examiner
  }

  private static func translatingErrors<Value>(
    path: String, _ body: () throws -> Value
  ) throws(ProgressError) -> Value {
    do {
      return try body()
    } catch let error as ProgressError {
      throw error
    } catch let error as DatabaseError {
      throw ProgressError(kind(of: error, path: path), path: path)
    } catch {
      throw ProgressError(.other(error.localizedDescription), path: path)
    }
  }

  private static func kind(of error: DatabaseError, path: String) -> ProgressError.Kind {
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: .damaged
    case .SQLITE_FULL: .diskFull
    // Of a file that it maps into memory SQLite does not say that there was no room for it.
    case .SQLITE_IOERR where ProgressFile(path: path).isDiskFull: .diskFull
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
