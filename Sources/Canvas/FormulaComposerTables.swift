import MathNotation

/// Rows and columns: matrices, cases, lines of a derivation.
extension FormulaComposer {
  /// Cells in columns; rows that hold something tall are set apart.
  func table(
    _ rows: [[Formula]], gap: Int, alignment: (Int) -> Alignment
  ) -> FormulaBox {
    let boxes = rows.map { $0.map(box) }
    let columnCount = boxes.map(\.count).max() ?? 0
    let widths = (0..<columnCount).map { column in
      boxes.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    let space = text(String(repeating: " ", count: gap))
    let lines = boxes.map { row in
      FormulaBox.beside(
        widths.enumerated().flatMap { column, width in
          let cell = column < row.count ? row[column] : .empty
          return (column == 0 ? [] : [space]) + [cell.padded(to: width, alignment(column))]
        })
    }
    let isTall = lines.contains { $0.height > 1 }
    var stacked: [FormulaBox] = []
    for line in lines {
      if isTall, !stacked.isEmpty { stacked.append(text("")) }
      stacked.append(line)
    }
    let whole = FormulaBox.stacked(stacked, alignment: .left, baselineOf: 0)
    return lines.count == 1 ? whole : whole.aligned(at: whole.height / 2)
  }

  func cases(_ rows: [[Formula]]) -> FormulaBox {
    enclosed(
      .beside([text(" "), table(rows, gap: 3) { _ in .left }]), Brackets(.curly, .none))
  }
}
