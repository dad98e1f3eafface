import GRDB
import Grading
import Tutor

/// The tables, and how records become rows and rows records.
enum ProgressSchema {
  /// Migrations by name; one that has been released is never changed, a new one is added below it.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("pages, attempts, solutions, marks, training runs") { database in
      for table in tables {
        try database.execute(
          sql:
            "CREATE TABLE \(table.name) (id INTEGER PRIMARY KEY, time REAL NOT NULL, \(table.columns))"
        )
      }
    }
    migrator.registerMigration("attempts of reviews") { database in
      try database.execute(sql: "ALTER TABLE attempt ADD COLUMN review TEXT")
    }
    migrator.registerMigration("time spent") { database in
      try database.execute(
        sql: """
          CREATE TABLE timeSpent (id INTEGER PRIMARY KEY, time REAL NOT NULL,
            place TEXT NOT NULL, milliseconds INTEGER NOT NULL)
          """)
    }
    migrator.registerMigration("lessons tested out") { database in
      try database.execute(
        sql: """
          CREATE TABLE testedOut (id INTEGER PRIMARY KEY, time REAL NOT NULL,
            lesson TEXT NOT NULL, question TEXT NOT NULL, seed INTEGER)
          """)
    }
    return migrator
  }

  private static let tables: [(name: String, columns: String)] = [
    ("pageRead", "lesson TEXT NOT NULL, page INTEGER NOT NULL, pageCount INTEGER NOT NULL"),
    (
      "attempt",
      "question TEXT NOT NULL, seed INTEGER, answer TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT"
    ),
    ("solutionShown", "question TEXT NOT NULL, seed INTEGER"),
    ("selfMark", "question TEXT NOT NULL, tickCount INTEGER NOT NULL, tickTotal INTEGER NOT NULL"),
    ("trainingRun", "experiment TEXT NOT NULL, data TEXT NOT NULL, testError REAL"),
  ]

  static func insert(_ entry: ProgressEntry, into database: Database) throws {
    switch entry.record {
    case .pageRead(let lesson, let page, let pageCount):
      try database.execute(
        sql: "INSERT INTO pageRead (time, lesson, page, pageCount) VALUES (?, ?, ?, ?)",
        arguments: [entry.time, lesson, page, pageCount])
    case .attempt(let attempt):
      try database.execute(
        sql: """
          INSERT INTO attempt (time, question, seed, answer, verdict, note, review)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          entry.time, attempt.question, column(attempt.seed), attempt.answer,
          attempt.verdict.rawValue, attempt.note, attempt.review,
        ])
    case .solutionShown(let question, let seed):
      try database.execute(
        sql: "INSERT INTO solutionShown (time, question, seed) VALUES (?, ?, ?)",
        arguments: [entry.time, question, column(seed)])
    case .selfMarked(let question, let tickCount, let tickTotal):
      try database.execute(
        sql: "INSERT INTO selfMark (time, question, tickCount, tickTotal) VALUES (?, ?, ?, ?)",
        arguments: [entry.time, question, tickCount, tickTotal])
    case .trained(let experiment, let data, let testError):
      try database.execute(
        sql: "INSERT INTO trainingRun (time, experiment, data, testError) VALUES (?, ?, ?, ?)",
        arguments: [entry.time, experiment, data, testError])
    case .testedOut(let lesson, let question, let seed):
      try database.execute(
        sql: "INSERT INTO testedOut (time, lesson, question, seed) VALUES (?, ?, ?, ?)",
        arguments: [entry.time, lesson, question, column(seed)])
    case .timeSpent(let place, let milliseconds):
      try database.execute(
        sql: "INSERT INTO timeSpent (time, place, milliseconds) VALUES (?, ?, ?)",
        arguments: [entry.time, place, milliseconds])
    }
  }

  static func deleteAll(_ database: Database) throws {
    for table in tables.map(\.name) + ["timeSpent", "testedOut"] {
      try database.execute(sql: "DELETE FROM \(table)")
    }
  }

  /// Table by table, each in the order of writing; no rule of the summary looks across tables.
  static func entries(_ database: Database) throws -> [ProgressEntry] {
    try pages(database) + attempts(database) + solutions(database) + marks(database)
      + runs(database) + times(database) + testsOut(database)
  }

  private static func pages(_ database: Database) throws -> [ProgressEntry] {
    try rows(of: "pageRead", in: database) {
      .pageRead(lesson: $0["lesson"], page: $0["page"], pageCount: $0["pageCount"])
    }
  }

  private static func attempts(_ database: Database) throws -> [ProgressEntry] {
    try rows(of: "attempt", in: database) { row in
      Verdict.Outcome(rawValue: row["verdict"]).map { verdict in
        .attempt(
          Attempt(
            question: row["question"], seed: seed(row["seed"]), answer: row["answer"],
            verdict: verdict, note: row["note"], review: hasReviews(row) ? row["review"] : nil))
      }
    }
  }

  /// A record that can only be read may still have the tables of an earlier version.
  private static func hasReviews(_ row: Row) -> Bool { row.hasColumn("review") }

  private static func solutions(_ database: Database) throws -> [ProgressEntry] {
    try rows(of: "solutionShown", in: database) {
      .solutionShown(question: $0["question"], seed: seed($0["seed"]))
    }
  }

  private static func marks(_ database: Database) throws -> [ProgressEntry] {
    try rows(of: "selfMark", in: database) {
      .selfMarked(question: $0["question"], tickCount: $0["tickCount"], tickTotal: $0["tickTotal"])
    }
  }

  private static func runs(_ database: Database) throws -> [ProgressEntry] {
    // SQLite keeps a value that is not a number as NULL.
    try rows(of: "trainingRun", in: database) {
      .trained(
        experiment: $0["experiment"], data: $0["data"], testError: $0["testError"] ?? .nan)
    }
  }

  private static func times(_ database: Database) throws -> [ProgressEntry] {
    guard try database.tableExists("timeSpent") else { return [] }
    return try rows(of: "timeSpent", in: database) {
      .timeSpent(place: $0["place"], milliseconds: $0["milliseconds"])
    }
  }

  private static func testsOut(_ database: Database) throws -> [ProgressEntry] {
    guard try database.tableExists("testedOut") else { return [] }
    return try rows(of: "testedOut", in: database) {
      .testedOut(lesson: $0["lesson"], question: $0["question"], seed: seed($0["seed"]))
    }
  }

  /// The rows of a table in the order of writing; those that no record can be made of are left out.
  private static func rows(
    of table: String, in database: Database, record: (Row) -> ProgressRecord?
  ) throws -> [ProgressEntry] {
    try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY id").compactMap { row in
      record(row).map { ProgressEntry($0, time: row["time"]) }
    }
  }

  /// Seeds use all 64 bits, SQLite's integers are signed: the bits are kept.
  private static func column(_ seed: UInt64?) -> Int64? {
    seed.map(Int64.init(bitPattern:))
  }

  private static func seed(_ column: Int64?) -> UInt64? {
    column.map(UInt64.init(bitPattern:))
  }
}
