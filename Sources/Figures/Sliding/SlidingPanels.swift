internal import Canvas

/// A titled grid of numbers; where it is larger than its room, the part in play is seen.
struct SlidingPanel {
  /// One cell, and whether the window's edge stands before or behind it.
  struct PanelCell {
    var text: StyledText
    var begins = false
    var ends = false
  }

  let title: StyledText
  /// Rows and columns.
  let size: [Int]
  /// Those of them that have to be seen.
  let play: [Range<Int>]
  /// Columns of the screen for a number.
  let cellWidth: Int
  let cell: (_ row: Int, _ column: Int) -> PanelCell

  /// Columns of the screen for so many rows and columns of numbers; a sign says where there are more.
  func width(rows: Int, columns: Int) -> Int {
    let isPanned = rows < size[0] || columns < size[1]
    return max(columns * (cellWidth + 1) + 1, title.width + (isPanned ? 3 : 0))
  }

  /// Whether all of it is in play, so that nothing can be left out.
  var isWhole: Bool { play == size.map { 0..<$0 } }

  /// At most so many rows and columns of numbers, below the title.
  func draw(rows: Int, columns: Int) -> Grid {
    let rows = visiblePlaces(of: size[0], around: play[0], room: rows)
    let columns = visiblePlaces(of: size[1], around: play[1], room: columns)
    let step = cellWidth + 1
    var grid = Grid(
      size: Size(
        width: width(rows: rows.count, columns: columns.count), height: rows.count + 1))
    let isPanned = rows.count < size[0] || columns.count < size[1]
    grid.write(title + StyledText(isPanned ? " ◂▸" : "", .focus), x: 0, y: 0)
    for (y, row) in rows.enumerated() {
      for (index, column) in columns.enumerated() {
        draw(cell(row, column), x: index * step, y: y + 1, on: &grid)
      }
    }
    return grid
  }

  private func draw(_ shown: PanelCell, x: Int, y: Int, on grid: inout Grid) {
    let text = shown.text.padded(to: cellWidth, .right)
    grid.write(text, x: x + 1 + max(0, cellWidth - text.width), y: y)
    let edge = Style(.kernel, isBold: true)
    if let background = shown.text.runs.first?.style.background, background != .none {
      grid.paint(Rect(x: x + 1, y: y, width: cellWidth, height: 1), background)
    }
    if shown.begins { grid.write("[", x: x, y: y, edge) }
    if shown.ends { grid.write("]", x: x + cellWidth + 1, y: y, edge) }
  }
}

/// Panels in columns beside each other, several in some columns.
struct SlidingPanels {
  private static let gap = 3

  /// A panel, and how much of it is seen.
  private struct Seen {
    let panel: SlidingPanel
    var rows: Int
    var columns: Int

    var width: Int { panel.width(rows: rows, columns: columns) }
    var count: Int { rows * columns }
    var missing: Int { panel.size[1] - columns }
  }

  private var columns: [[Seen]]
  /// Whether the panels of all columns that stand in one row begin at the same height.
  private let isInBands: Bool

  /// Panels as they are, nothing cut.
  init(_ columns: [[SlidingPanel]], isInBands: Bool = false) {
    self.columns = columns.map { panels in
      panels.map { Seen(panel: $0, rows: $0.size[0], columns: $0.size[1]) }
    }
    self.isInBands = isInBands
  }

  /// Columns and rows of the screen.
  var size: Size {
    let widths = columns.map { $0.map(\.width).max() ?? 0 }
    return Size(
      width: widths.reduce(0, +) + Self.gap * max(0, columns.count - 1),
      height: columns.flatMap(places).map { $0.y + $0.seen.rows + 1 }.max() ?? 0)
  }

  /// Numbers that are seen.
  var seenCount: Int { columns.joined().reduce(0) { $0 + $1.count } }

  /// Whether all of it has room.
  func fits(_ room: Size) -> Bool { size.width <= room.width && size.height <= room.height }

  /// Where the panels of a column begin.
  private func places(_ column: [Seen]) -> [(seen: Seen, y: Int)] {
    let band = columns.joined().map { $0.rows + 1 }.max() ?? 0
    var y = 0
    return column.map { seen in
      defer { y += isInBands ? band : seen.rows + 2 }
      return (seen, y)
    }
  }

  /// The same with rows and columns left out so that it fits; nil where it cannot be.
  func cut(to room: Size) -> SlidingPanels? {
    guard !isInBands else { return nil }
    var copy = self
    for index in columns.indices { copy.cutRows(of: index, to: room.height) }
    guard copy.size.height <= room.height, copy.size.width > room.width else {
      return copy.fits(room) ? copy : nil
    }
    let parts = columns.indices.flatMap { index in
      columns[index].indices.map { (index: index, part: $0) }
    }.filter { !self[$0].panel.isWhole }
    for (index, part) in parts {
      let panel = columns[index][part].panel
      let least = parts.count == 1 ? 1 : max(panel.play[1].count, min(3, panel.size[1]))
      copy.columns[index][part].columns = least
    }
    return copy.fits(room) ? copy.widened(parts, to: room) : nil
  }

  /// One column of numbers after the other, to the panel that lacks most, while there is room.
  private func widened(_ parts: [(index: Int, part: Int)], to room: Size) -> SlidingPanels {
    var copy = self
    var open = parts
    while let place = open.indices.max(by: { copy[open[$0]].missing < copy[open[$1]].missing }),
      copy[open[place]].missing > 0
    {
      let (index, part) = open[place]
      copy.columns[index][part].columns += 1
      guard copy.fits(room) else {
        copy.columns[index][part].columns -= 1
        open.remove(at: place)
        continue
      }
    }
    return copy
  }

  private subscript(place: (index: Int, part: Int)) -> Seen { columns[place.index][place.part] }

  /// Leaves rows out of the panel of a column that can do with fewer.
  private mutating func cutRows(of index: Int, to height: Int) {
    guard let part = columns[index].firstIndex(where: { !$0.panel.isWhole }) else { return }
    let others = columns[index].reduce(-2) { $0 + $1.rows + 2 } - columns[index][part].rows
    let least = min(2, columns[index][part].rows)
    columns[index][part].rows = min(columns[index][part].rows, max(least, height - others - 1))
  }

  /// The panels side by side from a column of the screen on.
  func draw(on grid: inout Grid, x left: Int) {
    var x = left
    for column in columns {
      for (seen, y) in places(column) {
        grid.place(seen.panel.draw(rows: seen.rows, columns: seen.columns), x: x, y: y)
      }
      x += (column.map(\.width).max() ?? 0) + Self.gap
    }
  }
}
