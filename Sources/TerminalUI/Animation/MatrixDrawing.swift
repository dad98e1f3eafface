import CNNEngine
import Canvas
import Tutor

/// A convolution as its matrix, beside the window that a row is and the pixel that a column is.
struct MatrixDrawing: FigureView {
  let state: MatrixState
  let capabilities: Capabilities

  private var pattern: ConvolutionPattern { state.pattern }

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }

  var plainSettings: String {
    let names = state.views.map { view in
      "\(view.name): \(view.pattern.rowCount) x \(view.pattern.columnCount), "
        + counts(of: view.pattern)
    }
    return "matrix: " + names.joined(separator: "\n")
  }

  func settings(width: Int) -> StyledText {
    let progress = figureProgress(state.playback, of: state.frameCount)
    let room = width - 4 - progress.width
    let size = "  \(pattern.rowCount) x \(pattern.columnCount)"
    let name = StyledText(state.view.name, .kernel) + StyledText(size)
    let output = place(state.row, in: pattern.outputSizes)
    let pixel = place(state.column, in: pattern.inputSizes)
    let cursors =
      StyledText("   row = output ", .quiet) + StyledText(output, .output)
      + StyledText("   column = pixel ", .quiet) + StyledText(pixel, .input)
    let short =
      StyledText("  y ", .quiet) + StyledText(output, .output)
      + StyledText("  x ", .quiet) + StyledText(pixel, .input)
    let forms = [name + cursors, name + short, name]
    let fitting = forms.first { $0.width <= room } ?? name.truncated(to: room)
    return fitting.padded(to: width - 2 - progress.width) + progress
  }

  private func place(_ index: Int, in sizes: [Int]) -> String {
    state.place(index, in: sizes).map(String.init).joined(separator: ",")
  }

  func words(width: Int) -> [StyledText] {
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    if let jump = state.jump { return [StyledText("Go to output (from 0): \(jump)_", .focus)] }
    let used = pattern.rows(reading: state.column).count
    let moved = pattern.shift(row: state.row).map { ", begins \($0) further than the row above" }
    let all = counts(of: pattern)
    guard width >= 64 else { return [StyledText(all, .quiet)] }
    let gap = pattern.gap(row: state.row).map { ", gaps of \($0)" } ?? ""
    let row = "row: \(pattern.columns(readBy: state.row).count) numbers\(gap)\(moved ?? "")"
    return [
      StyledText("\(all); the pixel is used \(used)x", .quiet), StyledText(row, .quiet),
    ]
  }

  /// `225 of 1225 in use, 9 distinct`.
  private func counts(of pattern: ConvolutionPattern) -> String {
    "\(pattern.readCount) of \(pattern.rowCount * pattern.columnCount) in use, "
      + "\(pattern.distinctCount) distinct"
  }

  func figure(width: Int, room: Int) -> Grid {
    let body = max(1, room - (width >= 64 ? 1 : 0))
    var pictures = MatrixPictures(state: state).draw(width: width / 2, room: body)
    let spy = MatrixSpy(state: state, capabilities: capabilities)
      .draw(width: width - pictures.size.width - 4, room: body)
    if body.isRoomOfScreen {
      let large = MatrixPictures(state: state, scale: 2)
      if let grid = large.drawWhole(width: width - spy.size.width - 4, room: body) {
        pictures = grid
      }
    }
    let height = min(room, max(spy.size.height, pictures.size.height) + room - body)
    var grid = Grid(size: Size(width: width, height: height))
    grid.place(spy, x: 1, y: 0)
    grid.place(pictures, x: spy.size.width + 4, y: 0)
    return grid
  }

  /// The table needs the room of its numbers; the matrix has more columns than that.
  func widthBesideTable(of width: Int) -> Int {
    let table = lines(marked: true).map(\.width).max() ?? 0
    return max(width / 2, width - table - 5)
  }

  func table(width: Int, room: Int) -> [StyledText] {
    let all = lines(marked: true)
    guard all.count > room, room > 1 else { return all }
    let start = min(max(0, state.row + 1 - room / 2), all.count - room)
    return [all[0]] + all[(start + 1)..<(start + room)]
  }

  func completeTable(width: Int) -> [StyledText] { lines(marked: false) }

  private func lines(marked: Bool) -> [StyledText] {
    let columns: [TextTable.Column] = [
      .init("  row", .right), .init("output"), .init("numbers", .right), .init("gap", .right),
      .init("first column", .right), .init("moved by", .right),
    ]
    let rows = (0..<pattern.rowCount).map { row in
      let isHere = marked && row == state.row
      let read = pattern.columns(readBy: row)
      let cells = [
        "\(read.count)", pattern.gap(row: row).map(String.init) ?? "-",
        read.first.map { String($0 + 1) } ?? "-",
        pattern.shift(row: row).map(String.init) ?? "-",
      ]
      return [
        StyledText(isHere ? "▸ " : "  ", .focus) + StyledText("\(row + 1)"),
        StyledText(place(row, in: pattern.outputSizes), Style(.output, isBold: isHere)),
      ] + cells.map { StyledText($0) }
    }
    return TextTable(columns: columns, rows: rows, gap: 2).lines().map {
      $0.fitted(to: capabilities)
    }
  }
}
