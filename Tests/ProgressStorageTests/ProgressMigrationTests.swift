import GRDB
import Grading
import ProgressStorage
import Testing
import Tutor

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
        question: "10.1.b", seed: 7, answer: "300", verdict: .right, note: nil,
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
}
