/// A vector (one row) or a matrix, filled in cell by cell.
public struct CellsKey: AnswerKey {
  /// Rows of numbers: the right ones and the others that are recognised.
  public var known: KnownAnswers<[[Value]]>
  /// How far a real cell may be from the right one, as a part of it; exact cells must be equal.
  public var tolerance: Double
  /// Letters and words of the question.
  public var context: AnswerContext

  /// The known answers; cells that are no fractions may be off by `tolerance`.
  public init(
    _ known: KnownAnswers<[[Value]]>, tolerance: Double = 0.005,
    context: AnswerContext = AnswerContext()
  ) {
    self.context = context
    self.known = known
    self.tolerance = tolerance
  }

  /// Looks for a cause that explains the whole object first, and marks cells only then.
  public func verdict(on answer: String) -> Verdict {
    let reading: CellsReading
    do { reading = try self.reading(answer) } catch {
      var verdict = Verdict.unreadable(error)
      if let problem = error as? CellProblem { verdict.wrongCells = [problem.place] }
      return verdict
    }
    let understood = reading.understood
    guard reading.emptyCount == 0 else {
      let count = reading.emptyCount
      return Verdict(
        outcome: .unreadable,
        message: "\(count) \(count == 1 ? "cell is" : "cells are") still empty. Fill in every one.",
        understood: understood)
    }
    let given = CellGrid(reading.rows.map { $0.compactMap(\.self) }, tolerance: tolerance)
    var verdict = verdict(on: given, understood)
    if verdict.outcome == .wrong, given.hasShape(of: known.right) {
      verdict.wrongCells = given.differences(from: known.right)
    }
    return verdict
  }

  private func verdict(on given: CellGrid, _ understood: String) -> Verdict {
    if let verdict = known.verdict(understood: understood, fits: given.equals) { return verdict }
    let right = known.right
    if let whole = WholeObject(given: given, right: right).remark {
      return Verdict(
        outcome: .wrong, note: whole.note, message: whole.message, understood: understood,
        basis: .misconception)
    }
    guard given.hasShape(of: right) else { return wrongShape(given, understood) }
    let total = right.joined().count
    let rightCount = total - given.differences(from: right).count
    let message =
      rightCount == 0
      ? "No cell is right so far. Work out the first one alone."
      : "\(rightCount) of \(total) cells \(rightCount == 1 ? "is" : "are") right."
    return Verdict(outcome: .wrong, message: message, understood: understood)
  }

  /// The cells as typed; a matrix may be written in one line, row after row.
  private func reading(_ answer: String) throws -> CellsReading {
    try CellsReading(answer, counts: known.right.map(\.count), context: context)
  }

  /// A list of numbers for one row, a list of lists for several; nil while a cell is empty.
  public func value(of answer: String) -> Value? {
    guard let reading = try? reading(answer), reading.emptyCount == 0 else { return nil }
    let rows = reading.rows.map { Value.list($0.compactMap(\.self)) }
    return rows.count == 1 ? rows[0] : .list(rows)
  }

  /// Also knows further vectors or matrices.
  public func knowing(_ more: FurtherAnswers) -> CellsKey {
    var key = self
    key.known = known.adding(more, as: Self.rows)
    return key
  }

  private static func rows(_ value: Value) -> [[Value]]? {
    guard let list = value.list, !list.isEmpty else { return nil }
    if list.allSatisfy({ $0.real != nil }) { return [list] }
    let rows = list.compactMap(\.list)
    return rows.count == list.count ? rows : nil
  }

  private func wrongShape(_ given: CellGrid, _ understood: String) -> Verdict {
    let rows = known.right.count
    let columns = known.right.first?.count ?? 0
    let count = given.rows.joined().count
    let size =
      rows == 1
      ? "\(columns) numbers with spaces between them"
      : "\(rows) rows of \(columns) numbers, semicolons between the rows"
    return Verdict(
      outcome: .unreadable,
      message: "This has \(count) \(count == 1 ? "number" : "numbers"). Write \(size).",
      understood: understood)
  }
}
