import GRDB
import Grading
import Tutor

/// The tables, and how records become rows and rows records.
enum ProgressSchema {
  /// Migrations by name; one that has been released is never changed, a new one is added below it.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("pages, attempts, solutions, marks, training runs") { database in
      for table in firstTables {
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

  private static let firstTables: [(name: String, columns: String)] = [
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
    for table in ProgressTable.all { try database.execute(sql: "DELETE FROM \(table.name)") }
  }

  static func delete(_ rows: [RowFault], from database: Database) throws {
    for row in rows {
      try database.execute(sql: "DELETE FROM \(row.table) WHERE id = ?", arguments: [row.id])
    }
  }

  /// Brings the tables to today's form; false where one of them, or a column, is not what a migration left.
  static func migrate(_ queue: DatabaseQueue) throws -> Bool {
    do {
      try migrator.migrate(queue)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      return false
    }
    return try queue.read { database in
      try ProgressTable.all.allSatisfy { table in
        guard try database.tableExists(table.name) else { return false }
        return Set(try database.columns(in: table.name).map(\.name))
          .isSuperset(of: ["id", "time"] + table.columns)
      }
    }
  }

  /// Table by table, each in the order of writing; no rule of the summary looks across tables.
  ///
  /// A record that can only be read may still lack the tables of a later version.
  static func content(_ database: Database) throws -> ProgressContent {
    var content = ProgressContent()
    for table in ProgressTable.all where try database.tableExists(table.name) {
      try read(table, of: database, into: &content)
    }
    return content
  }

  /// What can be read of a damaged file: each table as far as it goes.
  static func remains(_ database: Database) -> ProgressContent {
    var content = ProgressContent()
    for table in ProgressTable.all { try? read(table, of: database, into: &content) }
    return content
  }

  private static func read(
    _ table: ProgressTable, of database: Database, into content: inout ProgressContent
  ) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(table.name) ORDER BY id")
    var last: Int64?
    while let row = try rows.next() {
      let stored = StoredRow(table: table.name, row: row)
      // In a damaged file pages may follow each other in a ring.
      if let last, stored.id <= last { return }
      last = stored.id
      do throws(RowFault) {
        content.entries.append(
          ProgressEntry(try table.record(stored), time: try stored.time))
      } catch {
        content.faults.append(error)
      }
    }
  }

  /// Seeds use all 64 bits, SQLite's integers are signed: the bits are kept.
  private static func column(_ seed: UInt64?) -> Int64? {
    seed.map(Int64.init(bitPattern:))
  }
}
