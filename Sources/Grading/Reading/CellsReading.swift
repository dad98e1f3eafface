internal import Checked
import MathNotation

/// A vector or a matrix as it is typed: `1 0 2; 0 1 0`, `(1, 2, 3)`, `[[1, 2], [3, 4]]`, `5;7;9`.
struct CellsReading {
  /// Rows of cells; nil where a cell was left empty.
  private(set) var rows: [[Value?]] = []

  /// Reads cells for rows of so many.
  init(_ text: String, counts: [Int], context: AnswerContext = AnswerContext()) throws {
    let plain = CellsText.plain(text)
    var scanner = AnswerScanner(plain, style: .listed, context: context)
    if let tokens = try? scanner.scan() {
      try AnswerWarnings(tokens, context).check(allowsAbout: false)
    }
    let lines = CellsText.lines(CellsText.withoutWords(plain, context))
    // Commas part cells, or they may be those of decimals: 0,5 1,5 2.
    var problem: (any Error)?
    for commasPart in plain.contains(",") ? [true, false] : [true] {
      let cells = Self.arranged(CellsText.grid(lines, commasPart: commasPart), counts)
      do {
        if let cells {
          rows = try Self.values(of: cells, commasPart: commasPart, context)
          return
        }
      } catch { problem = error }
    }
    if let problem { throw problem }
    rows = try Self.values(
      of: CellsText.grid(lines, commasPart: true), commasPart: true, context)
    guard !rows.isEmpty else {
      throw EvaluationError.failed("Write the numbers with spaces between them: 3 2 1.")
    }
  }

  /// The cells in rows of so many, where there are as many: one line is cut, a column is laid down.
  static func arranged<Cell>(_ rows: [[Cell]], _ counts: [Int]) -> [[Cell]]? {
    if rows.map(\.count) == counts { return rows }
    let isLine = rows.count == 1 || counts.count == 1 && rows.allSatisfy { $0.count == 1 }
    guard isLine, rows.joined().count == counts.reduce(0, +) else { return nil }
    var rest = Array(rows.joined())[...]
    return counts.map { count in
      defer { rest = rest.dropFirst(atMost: count) }
      return Array(rest.prefix(atMost: count))
    }
  }

  var emptyCount: Int { rows.joined().count { $0 == nil } }

  /// How it was read: rows by semicolons.
  var understood: String {
    let lines = rows.map { row in row.map { $0?.description ?? "_" }.joined(separator: ", ") }
    return "(" + lines.joined(separator: "; ") + ")"
  }

  private static func values(
    of cells: [[String]], commasPart: Bool, _ context: AnswerContext
  ) throws -> [[Value?]] {
    try cells.enumerated().map { row, cells in
      try cells.enumerated().map { column, cell in
        do { return try value(cell, commasPart ? .listed : .real, context) } catch {
          throw CellProblem(place: CellPlace(row: row, column: column), reason: "\(error)")
        }
      }
    }
  }

  private static func value(
    _ cell: String, _ style: NumberStyle, _ context: AnswerContext
  ) throws -> Value? {
    guard !cell.isEmpty, cell != "_" else { return nil }
    if cell.contains(where: { $0.isLetter || $0 == "=" || $0 == " " }) {
      return try NumberReading(cell, style: style, context: context).value
    }
    let value = try Evaluator().value(of: Formula(answer: cell, style: style))
    guard value.real != nil else {
      throw EvaluationError.wrongKind(cell, wanted: "a number")
    }
    return value
  }
}

/// A cell that cannot be read, and why.
struct CellProblem: Error, CustomStringConvertible {
  let place: CellPlace
  let reason: String

  var description: String { "Row \(place.row + 1), column \(place.column + 1): \(reason)" }
}

/// The text of a vector or a matrix: its lines and its cells.
enum CellsText {
  /// With plain signs; rows of TeX by semicolons, its cells by commas.
  static func plain(_ text: String) -> String {
    var body = AnswerText.plain(text).replacing(#"\\"#, with: ";").replacing("&", with: ",")
    for environment in ["pmatrix", "bmatrix", "matrix", "array", "vmatrix"] {
      body = body.replacing("\\begin{\(environment)}", with: "")
        .replacing("\\end{\(environment)}", with: "")
    }
    body = withoutBars(TeXLine.plain(body).trimmingSpaces)
    let sides = body.split(separator: "=", omittingEmptySubsequences: false)
    // The name of the whole: `y = (4, 0, 5)`.
    if sides.count == 2, !sides[0].contains(where: { $0.isNumber || $0 == "(" || $0 == "[" }) {
      body = String(sides[1]).trimmingSpaces
    }
    for mark in ["ᵀ", "^T", "^⊤", "⊤", "'"]
    where body.hasSuffix(")" + mark) || body.hasSuffix("]" + mark) {
      body.removeLast(mark.count)
    }
    return body
  }

  /// Angle brackets as round ones, and bars between cells as commas.
  private static func withoutBars(_ text: String) -> String {
    if let close = ["<": ">" as Character, "⟨": "⟩"][text.first ?? " "], text.last == close {
      return "(" + text.dropFirst().dropLast() + ")"
    }
    guard text.contains("|"), !text.contains(where: { ",;".contains($0) || $0.isNewline }) else {
      return text
    }
    let cells = text.split(separator: "|").filter { !$0.allSatisfy(\.isWhitespace) }
    return cells.joined(separator: ",")
  }

  /// Without words that mean nothing here, and without the names of calls: `np.array([[1, 2]])`.
  static func withoutWords(_ text: String, _ context: AnswerContext) -> String {
    var result = ""
    var word = ""
    for character in text + " " {
      if character.isLetter || character == "." && !word.isEmpty {
        word.append(character)
        continue
      }
      let isCall =
        (character == "(" || character == "[") && word.count > 1
        && !Vocabulary.builtIn.contains(word)
      if word == "and" {
        let isParted = result.last { !$0.isWhitespace } == ","
        result += isParted ? " " : ","
        word = ""
        result.append(character)
        continue
      }
      let role = word.count > 1 ? AnswerLexicon.role(of: word.lowercased(), in: context) : .unknown
      if !isCall, role == .unknown || context.letter(word) != nil { result += word }
      if role != .unknown || isCall { result += " " }
      word = ""
      result.append(character)
    }
    let body = result.trimmingSpaces
    // One bracket around a call's list of rows goes with its name.
    guard body.hasPrefix("(["), body.hasSuffix("])") else { return body }
    return String(body.dropFirst().dropLast())
  }

  /// Rows stand between semicolons, line ends, or inner square brackets.
  static func lines(_ text: String) -> [String] {
    var body = text
    let compact = body.filter { !$0.isWhitespace }
    if compact.hasPrefix("[[") || compact.hasPrefix("((") && compact.contains("),(") {
      body = body.split { $0 == "]" || $0 == ")" }.map {
        String($0.drop { $0.isWhitespace || ",[(".contains($0) })
      }
      .joined(separator: ";")
    } else if let last = compact.last, ["[": "]", "{": "}"][compact.first ?? " "] == last {
      body = String(body.trimmingSpaces.dropFirst().dropLast())
    }
    return body.split { $0 == ";" || $0.isNewline }.map(String.init)
  }

  /// The texts of all cells, row by row; lines without any are left out.
  static func grid(_ lines: [String], commasPart: Bool) -> [[String]] {
    lines.map { cells($0, commasPart: commasPart) }.filter { !$0.isEmpty }
  }

  /// Commas part cells when there are any, spaces otherwise; brackets around the row are dropped.
  static func cells(_ line: String, commasPart: Bool) -> [String] {
    var body = line.trimmingSpaces
    if wraps(body) { body = String(body.dropFirst().dropLast()) }
    let hasCommas = commasPart && body.contains(",")
    return split(body) { hasCommas ? $0 == "," : $0.isWhitespace }
      .map(\.trimmingSpaces)
      .filter { hasCommas || !$0.isEmpty }
  }

  /// Whether one pair of brackets goes around the whole row.
  private static func wraps(_ text: String) -> Bool {
    guard let close = ["(": ")" as Character, "[": "]", "{": "}"][text.first ?? " "],
      text.last == close
    else { return false }
    var depth = 0
    for (offset, character) in text.enumerated() {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
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
}
