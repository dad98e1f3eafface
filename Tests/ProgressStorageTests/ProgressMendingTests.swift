import Foundation
import GRDB
import Grading
import TestSupport
import Testing
import Tutor

@testable import ProgressStorage

/// A record in which something is wrong: what is good of it stays, and the tutor goes on.
struct ProgressMendingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var keptAs: String { "\(folder.path)/cnn-tutor/progress-damaged-1.sqlite" }

  /// One record of every kind.
  private static let records: [ProgressRecord] = [
    .pageRead(lesson: "conv1d", page: 4, pageCount: 9),
    attempt("10.1.b", "507", .wrong, causes: ["10.1.b:same-assumed"]),
    attempt("10.1.a", "48", .right, seed: .max),
    .solutionShown(question: "10.1.c", seed: 7),
    .selfMarked(question: "10.1.e", tickCount: 1, tickTotal: 2),
    .trained(experiment: "lenet5", data: "mnist", testError: 0.011),
    .timeSpent(place: "conv1d", milliseconds: 61_000),
    .testedOut(lesson: "padding", question: "padding.same", seed: nil),
  ]

  private func writeRecords() {
    var store = ProgressStore(path: folder.database)
    for record in Self.records { #expect(store.save(record, time: 1) == nil) }
  }

  private func run(_ sql: String) throws {
    try DatabaseQueue(path: folder.database).write { try $0.execute(sql: sql) }
  }

  @Test(arguments: [
    ("pageRead", "page", "'four'"), ("pageRead", "page", "-1"), ("pageRead", "lesson", "7"),
    ("pageRead", "pageCount", "9223372036854775807"), ("attempt", "verdict", "'maybe'"),
    ("attempt", "seed", "'x'"), ("attempt", "answer", "7"), ("attempt", "causes", "'no'"),
    ("attempt", "causes", "json('[1]')"), ("attempt", "review", "2"),
    ("solutionShown", "seed", "'x'"), ("selfMark", "tickCount", "1e18"),
    ("trainingRun", "testError", "-1e19"), ("trainingRun", "testError", "'low'"),
    ("timeSpent", "milliseconds", "9223372036854775807"), ("testedOut", "lesson", "NULL"),
  ])
  func `a wrong value is named and its event set aside`(
    kind: String, field: String, value: String
  ) throws {
    try expectMended(
      EventFault(kind: kind, id: Self.id(of: kind), field: field),
      after: "UPDATE event SET json = json_set(json, '$.\(field)', \(value))")
  }

  @Test(arguments: [
    ("time = 'noon'", "pageRead", "time"), ("time = 1e300", "pageRead", "time"),
    ("json = '{'", "pageRead", "lesson"), ("json = x'ff'", "pageRead", "lesson"),
    ("kind = x'ff'", "event", "kind"),
  ])
  func `a wrong column is named and its event set aside`(
    change: String, kind: String, field: String
  ) throws {
    try expectMended(
      EventFault(kind: kind, id: 1, field: field), after: "UPDATE event SET \(change)")
  }

  @Test func `an event of a later version is neither read nor forgotten`() throws {
    writeRecords()
    try run("UPDATE event SET kind = 'duel' WHERE id = 1")
    #expect(ProgressStore(path: folder.database).notice == nil)
    let entries = try ProgressDatabase(path: folder.database).entries()
    #expect(entries.count == Self.records.count - 1)
    #expect(try count(folder.database) == Self.records.count)
  }

  /// The first event of a kind among `records`.
  private static func id(of kind: String) -> Int64 {
    let kinds = [
      "pageRead", "attempt", "attempt", "solutionShown", "selfMark", "trainingRun", "timeSpent",
      "testedOut",
    ]
    return Int64(kinds.firstIndex(of: kind) ?? -1) + 1
  }

  private func count(_ path: String) throws -> Int? {
    try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM event") }
  }

  private func expectMended(_ fault: EventFault, after change: String) throws {
    writeRecords()
    try run("\(change) WHERE id = \(fault.id)")
    let store = ProgressStore(path: folder.database)
    #expect(
      store.notice == .mended(path: folder.database, keptAs: keptAs, rowCount: 1, first: fault))
    let rest = try ProgressDatabase(path: folder.database).entries()
    #expect(rest.count == Self.records.count - 1)
    #expect(rest.allSatisfy { Self.records.contains($0.record) })
    // All of it, the wrong value too, is in the copy.
    #expect(try count(keptAs) == Self.records.count)
    #expect(ProgressStore(path: folder.database).notice == nil)
  }

  @Test(arguments: ["ALTER TABLE event RENAME COLUMN json TO jsno", "DROP TABLE event"])
  func `a record with another form is set aside, and a new one begun`(change: String) throws {
    writeRecords()
    try run(change)
    #expect(
      ProgressStore(path: folder.database).notice
        == .setAside(damaged: folder.database, keptAs: keptAs, savedCount: 0))
    #expect(ProgressStore(path: folder.database).notice == nil)
  }

  @Test func `the wording names the file, the place and where all is kept`() {
    let fault = EventFault(kind: "attempt", id: 12, field: "verdict")
    #expect(
      ProgressNotice.mended(path: "/p", keptAs: "/q", rowCount: 2, first: fault).description == """
        Your progress file /p held 2 events that cannot be read, the first is number 12, attempt, for \
        its verdict. The file as it was is kept as /q; all other events stay.
        """)
    let endings = [(0, "."), (1, " with the one entry of it that can be read.")]
    for (count, ending) in endings + [(5, " with the 5 entries of it that can be read.")] {
      #expect(
        ProgressNotice.setAside(damaged: "/p", keptAs: "/q", savedCount: count).description
          == "Your progress file /p was damaged. It is kept as /q, and a new record was begun"
          + ending)
    }
  }

  @Test func `whatever byte of a record is changed, it opens, and can be forgotten`() throws {
    writeRecords()
    let sound = try folder.bytes(of: folder.database)
    var state: UInt64 = 16
    for number in 0..<150 {
      var bytes = sound
      for _ in 0..<2 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 25)
      }
      let place = "\(folder.path)/flipped-\(number)/progress.sqlite"
      try folder.write(bytes, to: place)
      var store = ProgressStore(path: place)
      if case .notSaved(let error) = store.notice {
        #expect(error.kind == .newerVersion)
        continue
      }
      try store.reset()
      #expect(ProgressStore(path: place).summary == ProgressSummary())
    }
  }

  @Test func `what a killed program had begun is taken back`() throws {
    writeRecords()
    // What kill -9 leaves in the middle of a transaction without a log: pages already written, and their old form beside.
    let other = try DatabaseQueue(path: folder.database)
    try other.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN")
      for number in 0..<400 {
        try database.execute(
          sql: "INSERT INTO event (time, kind, json) VALUES (1, 'duel', json_object('lesson', ?))",
          arguments: ["lesson \(number) " + String(repeating: "x", count: 200)])
      }
      for suffix in ["", "-journal"] {
        try folder.write(
          folder.bytes(of: folder.database + suffix),
          to: "\(folder.path)/killed/progress.sqlite" + suffix)
      }
      try database.execute(sql: "ROLLBACK")
    }
    var store = ProgressStore(path: "\(folder.path)/killed/progress.sqlite")
    #expect(store.notice == nil)
    #expect(store.summary == ProgressStore(path: folder.database).summary)
    #expect(store.save(attempt("a", "1", .right), time: 1) == nil)
    try store.reset()
  }

  @Test func `a verdict is synced to the disk before it can be shown`() throws {
    let database = try ProgressDatabase(path: "\(folder.path)/progress.sqlite")
    // 2 is FULL: the log is synced after each transaction.
    #expect(try database.queue.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
  }

  @Test(arguments: ["", "-journal", "-wal"])
  func `a pipe in the record's place is told`(suffix: String) throws {
    try folder.makeDatabaseFolder()
    let file = folder.database + suffix
    #expect(mkfifo(file, 0o600) == 0)
    var store = ProgressStore(path: folder.database)
    #expect(store.notice == .notSaved(ProgressError(.oddFile, path: file)))
    #expect(store.save(attempt("a", "1", .right), time: 1) == nil)
  }

  @Test func `a folder that a stranger holds is told, and the answers are kept later`() throws {
    try folder.makeDatabaseFolder()
    let place = (folder.database as NSString).deletingLastPathComponent
    let stranger = open(place, O_RDONLY)
    #expect(flock(stranger, LOCK_EX) == 0)
    var store = ProgressStore(path: folder.database, limits: ProgressLimits(busySeconds: 0.05))
    #expect(store.notice == .notSaved(ProgressError(.busy, path: place)))
    #expect(store.save(attempt("a", "1", .right), time: 1) == nil)
    close(stranger)
    #expect(store.save(attempt("a", "2", .right), time: 1) == nil)
    #expect(ProgressStore(path: folder.database).summary.questions["a"]?.attemptCount == 2)
  }

  @Test func `only the student may read the record`() throws {
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    func expectPrivate(_ path: String) throws {
      #expect(try mode((path as NSString).deletingLastPathComponent) == 0o700)
      for suffix in ["", "-wal", "-shm"] { #expect(try mode(path + suffix) == 0o600) }
    }
    var store = ProgressStore(path: folder.database)
    #expect(store.save(attempt("a", "1", .right), time: 1) == nil)
    try expectPrivate(folder.database)
    // As an earlier version, or another program, has left them.
    let wide = "\(folder.path)/wide/progress.sqlite"
    try folder.write(folder.bytes(of: folder.database), to: wide)
    chmod(wide, 0o644)
    chmod("\(folder.path)/wide", 0o777)
    let reopened = ProgressStore(path: wide)
    #expect(reopened.notice == nil)
    try expectPrivate(wide)
  }

  @Test func `a clock that was wrong once postpones no review`() throws {
    let wrong = attempt("10.1.b", "507", .wrong, causes: ["10.1.b:same-assumed"])
    let review = ProgressRecord.attempt(
      Attempt(
        question: "10.1.b", seed: 1, answer: "300", verdict: .right,
        review: "10.1.b:same-assumed"))
    let (day, year2100) = (86_400.0, 4_102_444_800.0)
    var store = ProgressStore(path: folder.database)
    #expect(store.save(wrong, time: 20_000 * day) == nil)
    #expect(store.save(review, time: year2100) == nil)
    // The clock is right again, and nothing was answered since: the review counts as made now.
    var memory = FSRS(.again, day: 20_000)
    memory.review(.good, day: 20_003)
    let now = ProgressStore(path: folder.database, now: 20_003 * day)
    #expect(now.summary.memories == ["10.1.b:same-assumed": memory])
    #expect(store.save(attempt("10.1.a", "1", .wrong), time: 20_001 * day) == nil)
    // Now it is known to have been made before the next answer.
    memory = FSRS(.again, day: 20_000)
    memory.review(.good, day: 20_001)
    let later = ProgressStore(path: folder.database, now: 20_030 * day)
    #expect(later.summary.memories == ["10.1.b:same-assumed": memory])
  }
}
