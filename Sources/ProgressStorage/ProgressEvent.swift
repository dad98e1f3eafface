import Foundation
import GRDB
import Grading
import Tutor

/// How records become rows of the table of events, and rows records.
///
/// A row holds the time, the kind, and the rest as JSON: `version` of its form, `course`, and the fields of its kind.
/// A kind of a later version is neither read nor forgotten.
enum ProgressEvent {
  /// The course that comes with the program.
  static let course = "cnn"

  /// What the fields of all kinds are called.
  private static let fields = [
    "lesson", "page", "pageCount", "question", "seed", "answer", "verdict", "causes", "review",
    "tickCount", "tickTotal", "experiment", "data", "testError", "place", "milliseconds",
  ]

  static func insert(_ entry: ProgressEntry, into database: Database) throws {
    let (kind, fields) = entry.record.event
    let pairs = fields.map { field in
      if case .list(let texts) = field.value {
        "'\(field.name)', json_array(\(texts.map { _ in "?" }.joined(separator: ", ")))"
      } else {
        "'\(field.name)', ?"
      }
    }
    try database.execute(
      sql: """
        INSERT INTO event (time, kind, json)
        VALUES (?, ?, json_object('version', 1, 'course', ?, \(pairs.joined(separator: ", "))))
        """,
      arguments: [entry.time, kind, course] + StatementArguments(fields.flatMap(\.value.arguments)))
  }

  static func deleteAll(_ database: Database) throws {
    try database.execute(sql: "DELETE FROM event")
  }

  static func delete(_ rows: [EventFault], from database: Database) throws {
    for row in rows {
      try database.execute(sql: "DELETE FROM event WHERE id = ?", arguments: [row.id])
    }
  }

  /// All events in the order of writing.
  static func content(_ database: Database) throws -> ProgressContent {
    var content = ProgressContent()
    try read(database, into: &content)
    return content
  }

  /// What can be read of a damaged file: as far as it goes.
  static func remains(_ database: Database) -> ProgressContent {
    var content = ProgressContent()
    try? read(database, into: &content)
    return content
  }

  private static func read(_ database: Database, into content: inout ProgressContent) throws {
    let columns = fields.map { "json_extract(json, '$.\($0)') AS \($0)" }
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, time, kind, \(columns.joined(separator: ", ")) FROM (
          SELECT id, time, kind,
            iif(typeof(json) = 'text' AND json_valid(json), json, '{}') AS json FROM event)
        ORDER BY id
        """)
    var last: Int64?
    while let row = try rows.next() {
      let stored = StoredEvent(row: row)
      // In a damaged file pages may follow each other in a ring.
      if let last, stored.id <= last { return }
      last = stored.id
      do throws(EventFault) {
        guard let record = try stored.record else { continue }
        content.entries.append(ProgressEntry(record, time: try stored.time))
      } catch {
        content.faults.append(error)
      }
    }
  }
}

/// What a field of an event holds.
private enum FieldValue {
  case text(String?)
  case whole(Int)
  case real(Double)
  /// Seeds use all 64 bits, SQLite's integers are signed: the bits are kept.
  case seed(UInt64?)
  case list([String])

  var arguments: [(any DatabaseValueConvertible)?] {
    switch self {
    case .text(let text): [text]
    case .whole(let number): [number]
    case .real(let number): [number]
    case .seed(let seed): [seed.map(Int64.init(bitPattern:))]
    case .list(let texts): texts
    }
  }
}

extension ProgressRecord {
  /// Its kind and its fields.
  fileprivate var event: (kind: String, fields: [(name: String, value: FieldValue)]) {
    switch self {
    case .pageRead(let lesson, let page, let pageCount):
      (
        "pageRead",
        [("lesson", .text(lesson)), ("page", .whole(page)), ("pageCount", .whole(pageCount))]
      )
    case .attempt(let attempt):
      (
        "attempt",
        [
          ("question", .text(attempt.question)), ("seed", .seed(attempt.seed)),
          ("answer", .text(attempt.answer)), ("verdict", .text(attempt.verdict.rawValue)),
          ("causes", .list(attempt.causes.map(\.name))),
          ("review", .text(attempt.review?.description)),
        ]
      )
    case .solutionShown(let question, let seed):
      ("solutionShown", [("question", .text(question)), ("seed", .seed(seed))])
    case .selfMarked(let question, let tickCount, let tickTotal):
      (
        "selfMark",
        [
          ("question", .text(question)), ("tickCount", .whole(tickCount)),
          ("tickTotal", .whole(tickTotal)),
        ]
      )
    case .trained(let experiment, let data, let testError):
      (
        "trainingRun",
        [("experiment", .text(experiment)), ("data", .text(data)), ("testError", .real(testError))]
      )
    case .testedOut(let lesson, let question, let seed):
      (
        "testedOut",
        [("lesson", .text(lesson)), ("question", .text(question)), ("seed", .seed(seed))]
      )
    case .timeSpent(let place, let milliseconds):
      ("timeSpent", [("place", .text(place)), ("milliseconds", .whole(milliseconds))])
    }
  }
}

/// A row whose values may be of any type: neither SQLite nor JSON holds them to one.
private struct StoredEvent {
  let row: Row

  /// Pages, marks and milliseconds: beyond it nobody has counted, and below it sums stay far from any limit.
  private static let countLimit = 1 << 40
  /// The year 9999 in seconds.
  private static let timeLimit = 253_402_300_800.0

  var id: Int64 { value("id") ?? 0 }

  /// Nil for a kind of a later version.
  var record: ProgressRecord? {
    get throws(EventFault) {
      switch try text("kind") {
      case "pageRead":
        .pageRead(
          lesson: try text("lesson"), page: try count("page"), pageCount: try count("pageCount"))
      case "attempt": .attempt(try attempt)
      case "solutionShown": .solutionShown(question: try text("question"), seed: try seed)
      case "selfMark":
        .selfMarked(
          question: try text("question"), tickCount: try count("tickCount"),
          tickTotal: try count("tickTotal"))
      case "trainingRun":
        .trained(
          experiment: try text("experiment"), data: try text("data"),
          testError: try share("testError"))
      case "timeSpent":
        .timeSpent(place: try text("place"), milliseconds: try count("milliseconds"))
      case "testedOut":
        .testedOut(lesson: try text("lesson"), question: try text("question"), seed: try seed)
      default: nil
      }
    }
  }

  private var attempt: Attempt {
    get throws(EventFault) {
      guard let verdict = Verdict.Outcome(rawValue: try text("verdict")) else {
        throw fault("verdict")
      }
      let question = try text("question")
      let review = try optionalText("review")
      return Attempt(
        question: question, seed: try seed, answer: try text("answer"), verdict: verdict,
        causes: try texts("causes").map { Cause(question: question, name: $0) },
        review: review.flatMap(Cause.init))
    }
  }

  /// When it was written, in seconds since 1970.
  var time: Double {
    get throws(EventFault) {
      guard let time: Double = value("time"), abs(time) <= Self.timeLimit else {
        throw fault("time")
      }
      return time
    }
  }

  private var seed: UInt64? {
    get throws(EventFault) {
      if isNull("seed") { return nil }
      guard let bits: Int64 = value("seed") else { throw fault("seed") }
      return UInt64(bitPattern: bits)
    }
  }

  private func text(_ field: String) throws(EventFault) -> String {
    guard let text: String = value(field) else { throw fault(field) }
    return text
  }

  private func optionalText(_ field: String) throws(EventFault) -> String? {
    isNull(field) ? nil : try text(field)
  }

  private func texts(_ field: String) throws(EventFault) -> [String] {
    let json = Data(try text(field).utf8)
    guard let texts = try? JSONDecoder().decode([String].self, from: json) else {
      throw fault(field)
    }
    return texts
  }

  private func count(_ field: String) throws(EventFault) -> Int {
    guard let count: Int = value(field), (0...Self.countLimit).contains(count) else {
      throw fault(field)
    }
    return count
  }

  /// From 0 to 1; SQLite keeps a value that is not a number as NULL.
  private func share(_ field: String) throws(EventFault) -> Double {
    if isNull(field) { return .nan }
    guard let share: Double = value(field), (0...1).contains(share) else { throw fault(field) }
    return share
  }

  private func fault(_ field: String) -> EventFault {
    EventFault(kind: value("kind") ?? "event", id: id, field: field)
  }

  private func isNull(_ field: String) -> Bool { stored(field).isNull }

  /// Nil for a value of another type, where the row's own subscripts would trap.
  private func value<Value: DatabaseValueConvertible>(_ field: String) -> Value? {
    Value.fromDatabaseValue(stored(field))
  }

  private func stored(_ field: String) -> DatabaseValue { row[field] }
}

/// A value that no record can be made of, with its place.
package struct EventFault: Error, Hashable, Sendable {
  package let kind: String
  package let id: Int64
  package let field: String
}

/// What a file holds: the records, and the rows that are none.
struct ProgressContent {
  var entries: [ProgressEntry] = []
  var faults: [EventFault] = []
}
