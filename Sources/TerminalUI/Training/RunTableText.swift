package import Canvas
package import Tutor

/// Kept runs as a table: number, name, data, settings, result.
package enum RunTableText {
  /// A heading, then a line a run, however long.
  package static func lines(of runs: [KeptRun]) -> [StyledText] {
    table(of: runs, titleLimit: .max, isShort: false).lines()
  }

  /// A heading, then exactly one line a run: long names are cut, and a narrow list leaves out data and epochs.
  static func lines(of runs: [KeptRun], width: Int) -> [StyledText] {
    let isShort = width < 60
    let rest = table(of: runs, titleLimit: 0, isShort: isShort).lines().map(\.width).max() ?? 0
    return table(of: runs, titleLimit: max(8, width - rest + 4), isShort: isShort).lines()
  }

  private static func table(of runs: [KeptRun], titleLimit: Int, isShort: Bool) -> TextTable {
    let rows = runs.map { run in
      [
        StyledText("\(run.number)"), StyledText(run.record.title).truncated(to: titleLimit),
        StyledText(run.record.data), StyledText("\(run.record.epochs.count)"),
        StyledText(run.record.resultWords),
      ].enumerated().filter { !isShort || ![2, 3].contains($0.offset) }.map(\.element)
    }
    let columns: [TextTable.Column] = [
      .init("run", .right), .init("name"), .init("data"), .init("epochs", .right), .init("result"),
    ]
    let shown = columns.enumerated().filter { !isShort || ![2, 3].contains($0.offset) }
    return TextTable(columns: shown.map(\.element), rows: rows, gap: 2)
  }
}
