import Foundation
import GRDB
import Grading
import ProgressStorage
import Testing
import Tutor

struct ProgressFailureTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a file that is no database is set aside and a new one begun`() throws {
    let garbage = Data("this is not a database, and long enough to be looked at".utf8)
    try folder.write(garbage, to: folder.database)
    var store = ProgressStore(path: folder.database)
    let keptAs = "\(folder.path)/cnn-tutor/progress-damaged-1.sqlite"
    #expect(store.notice == .setAside(damaged: folder.database, keptAs: keptAs, savedCount: 0))
    #expect(
      store.notice?.description == """
        Your progress file \(folder.database) was damaged. \
        It is kept as \(keptAs), and a new record was begun.
        """)
    #expect(try folder.bytes(of: keptAs) == garbage)
    #expect(store.save(attempt("a", "1", .right), time: 1) == nil)
    #expect(ProgressStore(path: folder.database).notice == nil)
  }

  @Test func `a record with a broken page is set aside`() throws {
    var store: ProgressStore? = ProgressStore(path: folder.database)
    for number in 0..<200 { _ = store?.save(attempt("a", "\(number)", .wrong), time: 1) }
    store = nil
    var bytes = try folder.bytes(of: folder.database)
    bytes.replaceSubrange(
      8192..<bytes.count, with: Data(repeating: 0xA5, count: bytes.count - 8192))
    try folder.write(bytes, to: folder.database)
    let reopened = ProgressStore(path: folder.database)
    #expect(reopened.summary == ProgressSummary())
    let keptAs = "\(folder.path)/cnn-tutor/progress-damaged-1.sqlite"
    #expect(reopened.notice == .setAside(damaged: folder.database, keptAs: keptAs, savedCount: 0))
    #expect(try folder.bytes(of: keptAs) == bytes)
  }

  @Test func `a second damaged file does not replace the first`() throws {
    for number in 1...2 {
      let garbage = Data(repeating: UInt8(number), count: 4096)
      try folder.write(garbage, to: folder.database)
      _ = ProgressStore(path: folder.database)
      #expect(
        try folder.bytes(of: "\(folder.path)/cnn-tutor/progress-damaged-\(number).sqlite")
          == garbage)
    }
  }

  @Test func `a database of a newer version is refused and not a byte of it changes`() throws {
    _ = ProgressStore(path: folder.database)
    try DatabaseQueue(path: folder.database).write { database in
      try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')")
    }
    let before = try folder.bytes(of: folder.database)
    var store = ProgressStore(path: folder.database)
    let error = ProgressError(.newerVersion, path: folder.database)
    #expect(store.notice == .notSaved(error))
    #expect(store.save(attempt("a", "1", .right), time: 1) == nil)
    #expect(throws: error) { try store.reset() }
    #expect(try folder.bytes(of: folder.database) == before)
  }

  @Test func `without a place to write the tutor runs on and says so once`() throws {
    // A file where the folder should be: refused even to the superuser, whom no mode stops.
    try folder.write(Data(), to: "\(folder.path)/cnn-tutor")
    var store = ProgressStore(path: folder.database)
    #expect(store.notice == .notSaved(ProgressError(.readOnly, path: folder.database)))
    #expect(store.save(attempt("a", "1", .right), time: 1) == nil)
    #expect(store.summary.questions["a"]?.state == .right)
  }

  @Test func `a full disk is told once, keeps what was there and saves the rest later`() throws {
    let long = String(repeating: "9", count: 3000)
    var store = ProgressStore(path: folder.database, limits: ProgressLimits(pageCount: 16))
    var saved = 0
    var failure: ProgressError?
    while failure == nil, saved < 100 {
      failure = store.save(attempt("a", "\(saved) \(long)", .wrong), time: 1)
      if failure == nil { saved += 1 }
    }
    #expect(failure == ProgressError(.diskFull, path: folder.database))
    #expect(store.save(attempt("a", "again \(long)", .wrong), time: 1) == nil)
    #expect(store.summary.questions["a"]?.attemptCount == saved + 2)
    let kept = ProgressStore(path: folder.database)
    #expect(kept.summary.questions["a"]?.attemptCount == saved)
    // The disk has room again: the next record takes the unsaved ones with it.
    try DatabaseQueue(path: folder.database).write { try $0.execute(sql: "DELETE FROM event") }
    #expect(store.save(attempt("a", "short", .wrong), time: 1) == nil)
    #expect(try ProgressDatabase(path: folder.database).entries().count == 3)
  }

  @Test func `a record locked by another program is told, and saved with the next answer`() throws {
    var store = ProgressStore(path: folder.database, limits: ProgressLimits(busySeconds: 0))
    let other = try DatabaseQueue(path: folder.database)
    try other.inTransaction(.immediate) { _ in
      #expect(
        store.save(attempt("a", "1", .wrong), time: 1)
          == ProgressError(.busy, path: folder.database))
      #expect(store.save(attempt("a", "2", .wrong), time: 1) == nil)
      return .rollback
    }
    #expect(store.save(attempt("a", "3", .right), time: 1) == nil)
    #expect(
      ProgressStore(path: folder.database).summary.questions["a"]
        == QuestionProgress(state: .right, attemptCount: 3))
  }

  @Test func `a record that could not be opened at the start is opened with a later answer`() throws
  {
    var first: ProgressStore? = ProgressStore(path: folder.database)
    for answer in ["0", "1"] { #expect(first?.save(attempt("a", answer, .wrong), time: 1) == nil) }
    first = nil
    // A file in the place of the folder, as a disk that is not there yet.
    let away = "\(folder.path)/away"
    try FileManager.default.moveItem(atPath: "\(folder.path)/cnn-tutor", toPath: away)
    try folder.write(Data(), to: "\(folder.path)/cnn-tutor")
    var store = ProgressStore(path: folder.database)
    #expect(store.notice == .notSaved(ProgressError(.readOnly, path: folder.database)))
    #expect(store.save(attempt("a", "2", .wrong), time: 1) == nil)
    #expect(throws: ProgressError.self) { try store.reset() }
    try FileManager.default.removeItem(atPath: "\(folder.path)/cnn-tutor")
    try FileManager.default.moveItem(atPath: away, toPath: "\(folder.path)/cnn-tutor")
    #expect(store.save(attempt("a", "3", .right), time: 1) == nil)
    // The session's own two answers behind the two that were there.
    #expect(store.summary.questions["a"]?.attemptCount == 4)
    #expect(ProgressStore(path: folder.database).summary == store.summary)
  }

  @Test func `the wording says what happened, where, and how to mend it`() {
    let wordings: [(ProgressError.Kind, String)] = [
      (
        .newerVersion,
        "/p was written by a newer cnn-tutor and is left untouched. "
          + "Install the newer version, or set XDG_STATE_HOME to another folder."
      ),
      (.damaged, "/p is damaged. Move it away; a new record is begun at the next start."),
      (
        .cannotSetAside,
        "/p is damaged and cannot be renamed. "
          + "Move it away by hand, or set XDG_STATE_HOME to another folder."
      ),
      (
        .oddFile,
        "/p is not a file but a folder, a pipe or a device. "
          + "Move it away, or set XDG_STATE_HOME to another folder."
      ),
      (.readOnly, "/p cannot be written. Set XDG_STATE_HOME to a folder that can be."),
      (
        .diskFull,
        "the disk that holds /p is full. "
          + "What was kept before is safe; free some space to go on saving."
      ),
      (
        .busy,
        "another program keeps /p locked. "
          + "Close it; what is not saved yet is tried again with the next answer."
      ),
      (.other("odd"), "/p: odd. Mend that, or set XDG_STATE_HOME to another folder."),
    ]
    for (kind, words) in wordings {
      #expect(ProgressError(kind, path: "/p").description == "Progress is not saved: " + words)
    }
  }
}
