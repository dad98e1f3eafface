import MathNotation

/// A vector or a matrix as it is typed: `1 0 2; 0 1 0`, `(1, 2, 3)`, `[[1, 2], [3, 4]]`.
struct CellsReading {
  /// Rows of cells; nil where a cell was left empty.
  private(set) var rows: [[Value?]]

  init(_ text: String) throws {
    let lines = Self.lines(PlainWords.withoutMarks(text))
    var rows: [[Value?]] = []
    for line in lines {
      var row: [Value?] = []
      for cell in Self.cells(line) { row.append(try Self.value(cell)) }
      if !row.isEmpty { rows.append(row) }
    }
    guard !rows.isEmpty else {
      throw EvaluationError.failed("Write the numbers with spaces between them: 3 2 1.")
    }
    self.rows = rows
  }

  /// One line of as many cells as the rows have together is cut into these rows.
  func inRows(_ counts: [Int]) -> CellsReading {
    guard rows.count == 1, counts.count > 1, rows[0].count == counts.reduce(0, +) else {
      return self
    }
    var rest = rows[0][...]
    var reading = self
    reading.rows = counts.map { count in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    return reading
  }

  var emptyCount: Int { rows.joined().count { $0 == nil } }

  /// How it was read: rows by semicolons.
  var understood: String {
    let lines = rows.map { row in row.map { $0?.description ?? "_" }.joined(separator: ", ") }
    return "(" + lines.joined(separator: "; ") + ")"
  }

  /// Rows stand between semicolons, line ends, or inner square brackets.
  private static func lines(_ text: String) -> [String] {
    var body = text
    let isNested = body.filter { !$0.isWhitespace }.hasPrefix("[[")
    if isNested {
      body = body.split(separator: "]").map { String($0.drop { ", [".contains($0) }) }
        .joined(separator: ";")
    } else if body.trimmingSpaces.hasPrefix("["), body.trimmingSpaces.hasSuffix("]") {
      body = String(body.trimmingSpaces.dropFirst().dropLast())
    }
    return body.split { $0 == ";" || $0.isNewline }.map(String.init)
  }

  /// Commas part cells when there are any, spaces otherwise; brackets around the row are dropped.
  private static func cells(_ line: String) -> [String] {
    var body = line.trimmingSpaces
    if wraps(body) { body = String(body.dropFirst().dropLast()) }
    let hasCommas = body.contains(",")
    return split(body) { hasCommas ? $0 == "," : $0.isWhitespace }
      .map(\.trimmingSpaces)
      .filter { hasCommas || !$0.isEmpty }
  }

  /// Whether one pair of round brackets goes around the whole row.
  private static func wraps(_ text: String) -> Bool {
    guard text.first == "(", text.last == ")" else { return false }
    var depth = 0
    for (offset, character) in text.enumerated() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0 { return offset == text.count - 1 }
    }
    return false
  }

  private static func split(_ text: String, at isSeparator: (Character) -> Bool) -> [String] {
    var pieces = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth <= 0, isSeparator(character) {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces
  }

  private static func value(_ cell: String) throws -> Value? {
    guard !cell.isEmpty, cell != "_", cell != "?" else { return nil }
    let value = try Evaluator().value(of: Formula(answer: cell))
    guard value.real != nil else {
      throw EvaluationError.wrongKind(cell, wanted: "a number")
    }
    return value
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var kept = drop { $0.isWhitespace }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return String(kept)
  }
}
