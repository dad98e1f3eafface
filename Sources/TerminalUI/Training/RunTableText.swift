package import Canvas
package import Tutor

/// Kept runs as a table: number, name, data, settings, result.
package enum RunTableText {
  /// A heading, then a line a run.
  package static func lines(of runs: [(number: Int, record: RunRecord)], width: Int? = nil)
    -> [StyledText]
  {
    let rows = runs.map { number, record in
      [
        StyledText("\(number)"), StyledText(record.title), StyledText(record.data),
        StyledText("\(record.epochs.count)"), StyledText(record.resultWords),
      ]
    }
    let table = TextTable(
      columns: [
        .init("run", .right), .init("name"), .init("data"), .init("epochs", .right),
        .init("result"),
      ], rows: rows, gap: 2)
    return width.map { table.lines(width: $0) } ?? table.lines()
  }
}
