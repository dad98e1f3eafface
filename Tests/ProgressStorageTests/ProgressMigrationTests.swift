import Foundation
import GRDB
import Grading
import TestSupport
import Testing
import Tutor

@testable import ProgressStorage

struct ProgressMigrationTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The first schema, as it was written before there were reviews.
  private static let first = """
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('pages, attempts, solutions, marks, training runs');
    CREATE TABLE pageRead (id INTEGER PRIMARY KEY, time REAL NOT NULL, lesson TEXT NOT NULL,
      page INTEGER NOT NULL, pageCount INTEGER NOT NULL);
    CREATE TABLE attempt (id INTEGER PRIMARY KEY, time REAL NOT NULL, question TEXT NOT NULL,
      seed INTEGER, answer TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT);
    CREATE TABLE solutionShown (id INTEGER PRIMARY KEY, time REAL NOT NULL, question TEXT NOT NULL,
      seed INTEGER);
    CREATE TABLE selfMark (id INTEGER PRIMARY KEY, time REAL NOT NULL, question TEXT NOT NULL,
      tickCount INTEGER NOT NULL, tickTotal INTEGER NOT NULL);
    CREATE TABLE trainingRun (id INTEGER PRIMARY KEY, time REAL NOT NULL, experiment TEXT NOT NULL,
      data TEXT NOT NULL, testError REAL);
    INSERT INTO pageRead VALUES (1, 86400, 'conv1d', 2, 9);
    INSERT INTO attempt VALUES (1, 86400, '10.1.b', NULL, '507', 'wrong', '10.1.b:same-assumed');
    INSERT INTO attempt VALUES (2, 86500, '10.1.b', -1, '300', 'right', NULL);
    INSERT INTO solutionShown VALUES (1, 86600, '10.1.c', 7);
    """

  private func writeFirstSchema() throws {
    try folder.makeDatabaseFolder()
    try DatabaseQueue(path: folder.database).write { try $0.execute(sql: Self.first) }
  }

  @Test func `a record of the first schema is all there, with its misconceptions scheduled`() throws
  {
    try writeFirstSchema()
    let store = ProgressStore(path: folder.database)
    #expect(store.notice == nil)
    #expect(store.summary.pagesRead == ["conv1d": [2]])
    #expect(store.summary.questions["10.1.b"] == QuestionProgress(state: .right, attemptCount: 2))
    #expect(store.summary.questions["10.1.c"]?.state == .shown)
    #expect(store.summary.memories == ["10.1.b:same-assumed": FSRS(.again, day: 1)])
    #expect(store.summary.due(day: 2, among: ["10.1.b"]) == ["10.1.b:same-assumed"])
  }

  @Test func `reviews are kept in a migrated record and in a new one alike`() throws {
    try writeFirstSchema()
    let review = ProgressRecord.attempt(
      Attempt(
        question: "10.1.b", seed: 7, answer: "300", verdict: .right,
        review: "10.1.b:same-assumed"))
    var store = ProgressStore(path: folder.database)
    #expect(store.save(review, time: 2 * 86_400) == nil)
    let reopened = ProgressStore(path: folder.database)
    #expect(reopened.summary == store.summary)
    var memory = FSRS(.again, day: 1)
    memory.review(.good, day: 2)
    #expect(reopened.summary.memories["10.1.b:same-assumed"] == memory)
  }

  @Test func `a record of the first schema that cannot be written is read all the same`() throws {
    try writeFirstSchema()
    let entries = ProgressDatabase.readOnlyEntries(path: folder.database)
    #expect(entries.count == 4)
  }

  private func open(_ sql: String) throws -> ProgressStore {
    try folder.makeDatabaseFolder()
    try DatabaseQueue(path: folder.database).write { try $0.execute(sql: sql) }
    return ProgressStore(path: folder.database)
  }

  private static let lastRelease: String = {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Fixtures/record.sql")
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }()

  /// The expected counts are those of `cnn-tutor progress --json` of the release that wrote the record.
  @Test func `a record of the last release is all there, a pair as its two causes`() throws {
    let store = try open(Self.lastRelease)
    #expect(store.notice == nil)
    #expect(try ProgressDatabase(path: folder.database).entries().count == 18)
    let summary = store.summary
    #expect(
      summary.questions == [
        "10.1.a": QuestionProgress(state: .right, attemptCount: 2),
        "10.1.b": QuestionProgress(state: .right, attemptCount: 3),
        "10.1.c": QuestionProgress(state: .shown, attemptCount: 0),
        "10.1.f1": QuestionProgress(state: .wrong, attemptCount: 3),
        "10.2.d": QuestionProgress(state: .selfMarked, attemptCount: 0),
        "t4.1": QuestionProgress(state: .right, attemptCount: 2),
      ])
    #expect(
      summary.misconceptions == [
        "10.1.f1:count-for-shape": 1, "10.1.f1:axis-height-width": 1, "10.1.f1:elsewhere": 1,
        "10.1.b:same-assumed": 1, "t4.1:no-bias": 1, "t4.1:no-in-ch": 1,
      ])
    #expect(
      Set(summary.memories.keys) == ["10.1.b:same-assumed", "t4.1:no-bias", "t4.1:no-in-ch"])
    #expect(summary.overcome == ["10.1.b:same-assumed", "t4.1:no-bias", "t4.1:no-in-ch"])
    #expect(summary.pagesRead == ["padding": [0, 1, 2]])
    #expect(summary.trainingRuns == ["lenet5": 0.0125])
    #expect(summary.timeSpent == ["padding": 61_000])
    #expect(summary.testedOut == ["stride"])
    // A second start finds the same, and the earlier tables are gone.
    #expect(ProgressStore(path: folder.database).summary == summary)
    let tables = try DatabaseQueue(path: folder.database).read {
      try String.fetchSet($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    #expect(tables == ["event", "grdb_migrations"])
  }

  @Test func `each event carries its version, its course and its causes`() throws {
    _ = try open(Self.lastRelease)
    let json = try DatabaseQueue(path: folder.database).read {
      try String.fetchAll(
        $0, sql: "SELECT json FROM event WHERE kind = 'attempt' AND id IN (11, 13)")
    }
    #expect(
      json == [
        """
        {"version":1,"course":"cnn","question":"t4.1","seed":null,"answer":"2400","verdict":"wrong",\
        "review":null,"causes":["no-bias","no-in-ch"]}
        """,
        """
        {"version":1,"course":"cnn","question":"10.1.b","seed":7,"answer":"507","verdict":"wrong",\
        "review":null,"causes":[]}
        """,
      ])
  }

  @Test(arguments: [
    ("a:pad-(K+1)/2", ["pad-(K+1)/2"]), ("a:no-bias+pad-(K+1)/2", ["no-bias", "pad-(K+1)/2"]),
    ("a:pad-(K+1)/2+pad-is-K", ["pad-(K+1)/2", "pad-is-K"]),
  ])
  func `a plus inside a name parts no causes`(note: String, names: [String]) throws {
    let store = try open(
      Self.first + "INSERT INTO attempt VALUES (9, 90000, 'a', NULL, '7', 'wrong', '\(note)');")
    let met = store.summary.misconceptions.keys.filter { $0.question == "a" }
    #expect(met.map(\.name).sorted() == names)
  }

  @Test func `a pair that was reviewed is reviewed as its first cause`() throws {
    let review = "UPDATE attempt SET review = 't4.1:no-bias+no-in-ch' WHERE id = 9;"
    let store = try open(Self.lastRelease + review)
    #expect(
      Set(store.summary.memories.keys) == ["10.1.b:same-assumed", "t4.1:no-bias", "t4.1:no-in-ch"])
  }

  @Test(arguments: [
    ("verdict = 'maybe'", "verdict"), ("answer = 7", nil), ("note = x'ff'", nil),
    ("verdict = x'ff'", "verdict"), ("note = 'a\"b'", nil), ("time = 'noon'", "time"),
    ("review = x'ff'", nil),
  ])
  func `what no event can be made of is set aside as ever`(change: String, field: String?) throws {
    let store = try open(Self.lastRelease + "UPDATE attempt SET \(change) WHERE id = 1;")
    guard let field else {
      #expect(store.notice == nil)
      return
    }
    guard case .mended(_, _, let count, let first) = store.notice else {
      Issue.record("\(String(describing: store.notice))")
      return
    }
    #expect(count == 1)
    // Three pages stand before the attempts.
    #expect(first == EventFault(kind: "attempt", id: 4, field: field))
  }
}
