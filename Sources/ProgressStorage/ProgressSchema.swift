import GRDB

/// The form of the file: one table of events that is only ever added to, and how older files come to it.
enum ProgressSchema {
  /// Columns of the table; a file where one of them is missing is damaged.
  private static let columns = ["id", "time", "kind", "json"]

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
    migrator.registerMigration("one table of events") { database in
      try makeEvents(database)
      for table in EarlierTable.all { try table.move(in: database) }
      for table in EarlierTable.all { try database.execute(sql: "DROP TABLE \(table.name)") }
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

  private static func makeEvents(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE event (id INTEGER PRIMARY KEY, time REAL NOT NULL, kind TEXT NOT NULL,
          json TEXT NOT NULL)
        """)
  }

  /// Brings the file to today's form; false where the table, or a column, is not what a migration left.
  static func migrate(_ queue: DatabaseQueue) throws -> Bool {
    do {
      try migrator.migrate(queue)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      return false
    }
    return try queue.read { database in
      try database.tableExists("event")
        && Set(try database.columns(in: "event").map(\.name)).isSuperset(of: columns)
    }
  }

  /// Moves what can be moved of an older file that is damaged, in a copy of it.
  static func rescue(_ database: Database) throws {
    guard try !database.tableExists("event") else { return }
    try makeEvents(database)
    for table in EarlierTable.all { try? table.move(in: database) }
  }
}

/// A table of the time when each kind of record had one of its own.
private struct EarlierTable {
  let name: String
  /// Name of a field and the column that holds it; of a blob, which no JSON can hold, its digits are kept.
  let fields: [String]

  static let all = [
    EarlierTable(name: "pageRead", fields: ["lesson", "page", "pageCount"]),
    EarlierTable(name: "attempt", fields: ["question", "seed", "answer", "verdict"]),
    EarlierTable(name: "solutionShown", fields: ["question", "seed"]),
    EarlierTable(name: "selfMark", fields: ["question", "tickCount", "tickTotal"]),
    EarlierTable(name: "trainingRun", fields: ["experiment", "data", "testError"]),
    EarlierTable(name: "timeSpent", fields: ["place", "milliseconds"]),
    EarlierTable(name: "testedOut", fields: ["lesson", "question", "seed"]),
  ]

  /// A pair was written with a plus between its names; the only name with a plus of its own is `pad-(K+1)/2`.
  private static func parted(_ text: String, _ body: (String) -> String) -> String {
    "replace(\(body("replace(\(text), '(K+1)', '(K¤1)')")), '¤', '+')"
  }

  /// Of `10.1.b:no-bias+no-in-ch` the two causes `no-bias` and `no-in-ch`.
  private static let causes: String = {
    let names = parted("substr(note, instr(note, ':') + 1)") { "replace(\($0), '+', '\",\"')" }
    let list = "'[\"' || \(names) || '\"]'"
    return """
      CASE WHEN note IS NULL THEN json('[]')
        WHEN typeof(note) = 'text' AND json_valid(\(list)) THEN json(\(list))
        ELSE json_array(hex(note)) END
      """
  }()

  /// Of a pair that was reviewed the first cause: an attempt reviews one.
  private static let review = parted("review") { text in
    "iif(instr(\(text), '+') > 0, substr(\(text), 1, instr(\(text), '+') - 1), \(text))"
  }

  /// Adds its rows to the events, in the order of writing.
  func move(in database: Database) throws {
    var pairs = fields.map { "'\($0)', iif(typeof(\($0)) = 'blob', hex(\($0)), \($0))" }
    if name == "attempt" {
      pairs += ["'review', \(Self.review)", "'causes', \(Self.causes)"]
    }
    try database.execute(
      sql: """
        INSERT INTO event (time, kind, json)
        SELECT time, '\(name)', json_object('version', 1, 'course', '\(ProgressEvent.course)',
          \(pairs.joined(separator: ", ")))
        FROM \(name) ORDER BY id
        """)
  }
}
