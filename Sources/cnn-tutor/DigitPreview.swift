internal import CNNEngine
internal import Canvas
internal import Foundation
internal import TerminalUI

/// Digits of a data set as lines of output, with colours where output goes to a terminal that has them.
struct DigitPreview {
  private let source: any ImageSource
  private let indices: Range<Int>
  private let capabilities: Capabilities
  private static let columnCount = 5

  init(_ source: any ImageSource, indices: Range<Int>, options: GlobalOptions) {
    self.source = source
    self.indices = indices
    capabilities = options.capabilities
  }

  /// Five digits beside each other, each with its label below.
  var lines: [TerminalText] {
    stride(from: indices.lowerBound, to: indices.upperBound, by: Self.columnCount).flatMap {
      row(of: $0..<min($0 + Self.columnCount, indices.upperBound))
    }
  }

  private func row(of indices: Range<Int>) -> [TerminalText] {
    let side = Picture.thumbnailSide
    var shown = capabilities
    if isatty(STDOUT_FILENO) == 0 { shown.colorCount = 0 }
    var grid = Grid(size: Size(width: (side + 1) * Self.columnCount, height: side / 2 + 2))
    for (column, index) in indices.enumerated() {
      let x = column * (side + 1)
      Picture(thumbnailOf: source.image(at: index), side: source.imageShape[2])
        .draw(on: &grid, x: x, y: 0, capabilities: shown)
      grid.write("\(source.label(at: index))", x: x, y: side / 2)
    }
    let drawn = capabilities.isUnicode ? grid : grid.asciiTwin
    return shown.colorCount >= 256 ? drawn.rowsInGrey : drawn.rows.map { TerminalText($0) }
  }
}

extension Grid {
  /// The rows with their grey levels as colours 16, 232 to 255 and 231 of the 256-colour palette.
  fileprivate var rowsInGrey: [TerminalText] {
    (0..<size.height).map { y in
      var row = TerminalText("")
      for x in 0..<size.width {
        let cell = self[x, y]
        if case .grey(let level) = cell.style.role {
          row =
            row + TerminalText(control: "\u{1B}[38;5;") + TerminalText("\(paletteIndex(level))m")
        }
        if case .grey(let level) = cell.style.background {
          row =
            row + TerminalText(control: "\u{1B}[48;5;") + TerminalText("\(paletteIndex(level))m")
        }
        row = row + TerminalText(cell.character.map { "\($0)" } ?? "")
        if cell.style != .plain { row = row + TerminalText(control: "\u{1B}[0m") }
      }
      return row
    }
  }

  private func paletteIndex(_ level: Int) -> Int {
    switch level {
    case ...0: 16
    case 25...: 231
    default: 231 + level
    }
  }
}
