import GRDB
import Grading
import Tutor

/// A table of the record: its name, its columns, and how one of its rows becomes a record.
struct ProgressTable: Sendable {
  let name: String
  /// Beside `id` and `time`; a file where one of them is missing is damaged.
  let columns: [String]
  let record: @Sendable (StoredRow) throws(RowFault) -> ProgressRecord

  /// All tables; what is not among them is neither read nor forgotten.
  static let all = [
    ProgressTable(name: "pageRead", columns: ["lesson", "page", "pageCount"]) {
      row throws(RowFault) in
      .pageRead(
        lesson: try row.text("lesson"), page: try row.count("page"),
        pageCount: try row.count("pageCount"))
    },
    ProgressTable(
      name: "attempt", columns: ["question", "seed", "answer", "verdict", "note", "review"]
    ) { row throws(RowFault) in
      guard let verdict = Verdict.Outcome(rawValue: try row.text("verdict")) else {
        throw row.fault("verdict")
      }
      return .attempt(
        Attempt(
          question: try row.text("question"), seed: try row.seed, answer: try row.text("answer"),
          verdict: verdict, note: try row.optionalText("note"),
          review: try row.optionalText("review")))
    },
    ProgressTable(name: "solutionShown", columns: ["question", "seed"]) { row throws(RowFault) in
      .solutionShown(question: try row.text("question"), seed: try row.seed)
    },
    ProgressTable(name: "selfMark", columns: ["question", "tickCount", "tickTotal"]) {
      row throws(RowFault) in
      .selfMarked(
        question: try row.text("question"), tickCount: try row.count("tickCount"),
        tickTotal: try row.count("tickTotal"))
    },
    ProgressTable(name: "trainingRun", columns: ["experiment", "data", "testError"]) {
      row throws(RowFault) in
      .trained(
        experiment: try row.text("experiment"), data: try row.text("data"),
        testError: try row.share("testError"))
    },
    ProgressTable(name: "timeSpent", columns: ["place", "milliseconds"]) { row throws(RowFault) in
      .timeSpent(place: try row.text("place"), milliseconds: try row.count("milliseconds"))
    },
    ProgressTable(name: "testedOut", columns: ["lesson", "question", "seed"]) {
      row throws(RowFault) in
      .testedOut(
        lesson: try row.text("lesson"), question: try row.text("question"), seed: try row.seed)
    },
  ]
}

/// A row whose values may be of any type: SQLite holds none to the type of its column.
struct StoredRow {
  let table: String
  let row: Row

  /// Pages, marks and milliseconds: beyond it nobody has counted, and below it sums stay far from any limit.
  private static let countLimit = 1 << 40
  /// The year 9999 in seconds.
  private static let timeLimit = 253_402_300_800.0

  var id: Int64 { value("id") ?? 0 }

  /// When it was written, in seconds since 1970.
  var time: Double {
    get throws(RowFault) {
      guard let time: Double = value("time"), abs(time) <= Self.timeLimit else {
        throw fault("time")
      }
      return time
    }
  }

  /// Seeds use all 64 bits, SQLite's integers are signed: the bits are kept.
  var seed: UInt64? {
    get throws(RowFault) {
      if isNull("seed") { return nil }
      guard let bits: Int64 = value("seed") else { throw fault("seed") }
      return UInt64(bitPattern: bits)
    }
  }

  func text(_ column: String) throws(RowFault) -> String {
    guard let text: String = value(column) else { throw fault(column) }
    return text
  }

  /// Nil as well where an earlier version has no such column.
  func optionalText(_ column: String) throws(RowFault) -> String? {
    isNull(column) ? nil : try text(column)
  }

  func count(_ column: String) throws(RowFault) -> Int {
    guard let count: Int = value(column), (0...Self.countLimit).contains(count) else {
      throw fault(column)
    }
    return count
  }

  /// From 0 to 1; SQLite keeps a value that is not a number as NULL.
  func share(_ column: String) throws(RowFault) -> Double {
    if isNull(column) { return .nan }
    guard let share: Double = value(column), (0...1).contains(share) else { throw fault(column) }
    return share
  }

  func fault(_ column: String) -> RowFault { RowFault(table: table, id: id, column: column) }

  private func isNull(_ column: String) -> Bool { stored(column).isNull }

  /// Nil for a value of another type, where the row's own subscripts would trap.
  private func value<Value: DatabaseValueConvertible>(_ column: String) -> Value? {
    Value.fromDatabaseValue(stored(column))
  }

  private func stored(_ column: String) -> DatabaseValue {
    row.hasColumn(column) ? row[column] : .null
  }
}

/// A value that no record can be made of, with its place.
package struct RowFault: Error, Hashable, Sendable {
  package let table: String
  package let id: Int64
  package let column: String
}

/// What a file holds: the records, and the rows that are none.
struct ProgressContent {
  var entries: [ProgressEntry] = []
  var faults: [RowFault] = []
}
