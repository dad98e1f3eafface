import MathNotation

/// A vector or matrix: its cells between spaces or commas, rows between semicolons, `_` for an empty cell.
public struct CellsKey: AnswerKey {
  /// Rows of cells.
  public typealias Cells = [[ExactNumber]]

  /// The right cells, and other whole answers that are recognised.
  public var known: KnownAnswers<Cells>

  /// The known answers, all of one size.
  public init(_ known: KnownAnswers<Cells>) {
    self.known = known
  }

  /// Reads the answer and compares it as a whole, then cell by cell.
  public func verdict(on answer: String) -> Verdict {
    let rowCount = known.right.count
    let columnCount = known.right.first?.count ?? 0
    var given: Cells = []
    do {
      given = try Self.rows(of: answer).map { try $0.map(Self.number) }
    } catch {
      return .unreadable(error)
    }
    guard given.count == rowCount, given.allSatisfy({ $0.count == columnCount }) else {
      return .unreadable(request(rowCount, columnCount, given))
    }
    let understood = Self.text(of: given)
    if let verdict = known.verdict(understood: understood, fits: { $0 == given }) { return verdict }
    let wrong = (0..<rowCount).flatMap { row in
      (0..<columnCount).filter { given[row][$0] != known.right[row][$0] }
        .map { CellPlace(row: row, column: $0) }
    }
    return Verdict(
      outcome: .wrong, message: words(for: wrong.count, of: rowCount * columnCount),
      understood: understood, wrongCells: wrong)
  }

  /// The cells as a student types them: `(3, 2, 1)`, rows between semicolons.
  public static func text(of cells: Cells) -> String {
    "(" + cells.map { $0.map(\.description).joined(separator: ", ") }.joined(separator: "; ") + ")"
  }

  private func request(_ rows: Int, _ columns: Int, _ given: Cells) -> String {
    let count = given.reduce(0) { $0 + $1.count }
    let size =
      rows == 1
      ? "\(columns) numbers with spaces between them"
      : "\(rows) rows of \(columns) numbers, semicolons between the rows"
    return "This has \(count) \(count == 1 ? "number" : "numbers"). Write \(size)."
  }

  private func words(for wrongCount: Int, of count: Int) -> String {
    wrongCount == count
      ? "No cell is right so far. Work out the first one alone."
      : "\(count - wrongCount) of \(count) cells are right."
  }

  private static func rows(of answer: String) -> [[String]] {
    var text = Substring(PlainWords.normalised(answer))
    for (open, close) in [("(", ")"), ("[", "]")]
    where text.hasPrefix(open) && text.hasSuffix(close) {
      text = text.dropFirst().dropLast()
      break
    }
    return text.split(separator: ";").map { row in
      let separator: Character = row.contains(",") ? "," : " "
      return row.split(separator: separator).map { $0.filter { !$0.isWhitespace } }
    }
  }

  private static func number(_ cell: String) throws -> ExactNumber {
    guard cell != "_" else { throw EvaluationError.failed("A cell is still empty. Fill it in.") }
    let value = try Evaluator().value(of: Formula(answer: cell))
    guard let number = value.exact else {
      throw EvaluationError.wrongKind(cell, wanted: "an exact number")
    }
    return number
  }
}
