/// A vector or a matrix that was copied from elsewhere, cell by cell as it was written.
public struct PastedCells: Hashable, Sendable {
  /// The texts of the cells; none where nothing was there.
  public var rows: [[String]]

  /// Cells stand between tabs where there are any, as a spreadsheet copies them; else as an answer is read.
  public init(_ text: String) {
    if text.contains("\t") {
      rows = text.split(whereSeparator: \.isNewline).map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map {
          String($0).trimmingSpaces
        }
      }
    } else {
      let plain = CellsText.withoutWords(CellsText.plain(text), AnswerContext())
      rows = CellsText.grid(CellsText.lines(plain), commasPart: true)
    }
  }

  /// The cells in a grid of this size, where there are as many; one line or one column is cut.
  public func arranged(_ rowCount: Int, _ columnCount: Int) -> [[String]]? {
    CellsReading.arranged(rows, Array(repeating: columnCount, count: rowCount))
  }
}

extension PastedCells: CustomStringConvertible {
  /// `3 x 3 cells`.
  public var description: String { "\(rows.count) x \(rows.map(\.count).max() ?? 0) cells" }
}
