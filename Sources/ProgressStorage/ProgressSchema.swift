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
          INSERT INTO attempt (time, question, seed, answer, verdict, note)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          entry.time, attempt.question, column(attempt.seed), attempt.answer,
          attempt.verdict.rawValue, attempt.note,
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
    }
  }

  static func deleteAll(_ database: Database) throws {
    for table in tables { try database.execute(sql: "DELETE FROM \(table.name)") }
  }

  /// Table by table, each in the order of writing; no rule of the summary looks across tables.
  static func records(_ database: Database) throws -> [ProgressRecord] {
    try pages(database) + attempts(database) + solutions(database) + marks(database)
      + runs(database)
  }

  private static func pages(_ database: Database) throws -> [ProgressRecord] {
    try Row.fetchAll(database, sql: "SELECT lesson, page, pageCount FROM pageRead ORDER BY id")
      .map { .pageRead(lesson: $0["lesson"], page: $0["page"], pageCount: $0["pageCount"]) }
  }

  private static func attempts(_ database: Database) throws -> [ProgressRecord] {
    let sql = "SELECT question, seed, answer, verdict, note FROM attempt ORDER BY id"
    return try Row.fetchAll(database, sql: sql).compactMap { row in
      Verdict.Outcome(rawValue: row["verdict"]).map { verdict in
        .attempt(
          Attempt(
            question: row["question"], seed: seed(row["seed"]), answer: row["answer"],
            verdict: verdict, note: row["note"]))
      }
    }
  }

  private static func solutions(_ database: Database) throws -> [ProgressRecord] {
    try Row.fetchAll(database, sql: "SELECT question, seed FROM solutionShown ORDER BY id")
      .map { .solutionShown(question: $0["question"], seed: seed($0["seed"])) }
  }

  private static func marks(_ database: Database) throws -> [ProgressRecord] {
    try Row.fetchAll(
      database, sql: "SELECT question, tickCount, tickTotal FROM selfMark ORDER BY id"
    )
    .map {
      .selfMarked(question: $0["question"], tickCount: $0["tickCount"], tickTotal: $0["tickTotal"])
    }
  }

  private static func runs(_ database: Database) throws -> [ProgressRecord] {
    // SQLite keeps a value that is not a number as NULL.
    try Row.fetchAll(
      database, sql: "SELECT experiment, data, testError FROM trainingRun ORDER BY id"
    )
    .map {
      .trained(
        experiment: $0["experiment"], data: $0["data"], testError: $0["testError"] ?? .nan)
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
