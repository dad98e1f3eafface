import Canvas
import Course
import Tutor

/// A layer table that scrolls, with the formula of the number that is looked at.
struct NetworkDrawing: FigureView {
  let state: NetworkState
  let capabilities: Capabilities
  /// The chosen number shows only where keys move it.
  let hasFocus: Bool

  private var spec: NetworkSpec { state.spec }
  private var chosen: NetworkSpec.Column { spec.columns[state.column] }

  var isTable: Bool { state.isTable && !state.isApart }
  var hasWordLine: Bool { true }
  var plainSettings: String { "network: \(spec.title)" }

  func settings(width: Int) -> StyledText {
    let progress = StyledText("\(state.playback.position + 1)/\(state.frameCount)")
    let name = StyledText(state.row.name, Style(.kernel, isBold: true))
    return (name + StyledText("   " + state.row.given, .quiet)).fitted(to: capabilities)
      .truncated(to: width - 4 - progress.width).padded(to: width - 2 - progress.width) + progress
  }

  func words(width: Int) -> [StyledText] {
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    guard !state.isApart else { return [] }
    guard let cell = state.cell else { return [StyledText("no number here", .quiet)] }
    let name = StyledText(chosen.title + "  ", .quiet)
    return [name + StyledText(formula(of: cell))]
  }

  /// The first formula; how many more there are behind Enter.
  private func formula(of cell: NetworkSpec.Cell) -> String {
    if state.isSecret(cell) { return "? until you have answered the question about it" }
    guard let first = cell.formulas.first else { return cell.text }
    guard cell.formulas.count > 1 else { return first }
    return chosen == .output
      ? cell.formulas.last ?? first : "sum over \(cell.formulas.count) layers = \(cell.text)"
  }

  func figure(width: Int, room: Int) -> Grid {
    let height = min(room, spec.height)
    var lines =
      state.isApart ? apart(width: width - 2) : scrolled(numbers(width: width - 2), room: room)
    if lines.count > height {
      let more = StyledText("  … \(lines.count - height + 1) more", .quiet).fitted(to: capabilities)
      lines = lines.prefix(height - 1) + [more]
    }
    var grid = Grid(size: Size(width: width, height: state.isApart ? height : lines.count))
    grid.write(lines, x: 1, y: 0, width: width - 1)
    return grid
  }

  /// Heading and the rows around the chosen one.
  private func scrolled(_ lines: [StyledText], room: Int) -> [StyledText] {
    let height = min(room, spec.height) - 1
    let window = ScrollWindow(
      count: lines.count - 1, height: max(1, height), around: state.playback.position)
    let more = { (sign: String, count: Int) in
      count > 0 ? [StyledText("  \(sign) \(count) more", .quiet).fitted(to: capabilities)] : []
    }
    return [lines[0]] + more("↑", window.above)
      + lines[(window.range.lowerBound + 1)..<(window.range.upperBound + 1)]
      + more("↓", window.below)
  }

  /// The table with as many columns as fit, the chosen one always.
  private func numbers(width: Int) -> [StyledText] {
    var columns = spec.columns
    let dropped: [NetworkSpec.Column] = [
      .share, .receptiveField, .multiplyAdds, .output, .parameters,
    ]
    var lines = NetworkRows(state: state, columns: columns, chosen: hasFocus ? chosen : nil).lines
    for column in dropped where column != chosen {
      guard lines.contains(where: { $0.width > width }) else { break }
      columns.removeAll { $0 == column }
      lines = NetworkRows(state: state, columns: columns, chosen: hasFocus ? chosen : nil).lines
    }
    return lines.map { $0.fitted(to: capabilities) }
  }

  /// Every formula of the chosen row.
  private func apart(width: Int) -> [StyledText] {
    spec.columns.flatMap { column -> [StyledText] in
      guard let cell = state.row.cells[column] else { return [] }
      let isSecret = state.isSecret(cell)
      let value =
        StyledText(column.title + "  ", .quiet)
        + StyledText(isSecret ? "?" : cell.text, Style(.output, isBold: true))
      let formulas = isSecret || cell.formulas == [cell.text] ? [] : cell.formulas
      return [value.fitted(to: capabilities)]
        + formulas.flatMap {
          StyledText("  " + $0).fitted(to: capabilities).wrapped(to: width, indent: 4)
        }
    }
  }

  func table(width: Int, room: Int) -> [StyledText] {
    let rows = spec.rows.enumerated().map { index, row in
      let sign = StyledText(index == state.playback.position ? "▸ " : "  ", .focus)
      let cell = row.cells[chosen]
      let isSecret = cell.map(state.isSecret) ?? false
      let text =
        isSecret ? "?" : cell.map { $0.formulas.count == 1 ? $0.formulas[0] : $0.text } ?? ""
      return [sign + StyledText(row.name), StyledText(text)].map { $0.fitted(to: capabilities) }
    }
    let lines = TextTable(columns: [.init("  layer"), .init(chosen.title)], rows: rows, gap: 2)
      .lines().map { $0.truncated(to: width) }
    return scrolled(lines, room: room)
  }

  func completeTable(width: Int) -> [StyledText] {
    NetworkRows(state: state, columns: spec.columns, chosen: nil, isMarked: false).lines
      .map { $0.fitted(to: capabilities) }
  }
}

/// The rows of a layer table with some of its columns.
struct NetworkRows {
  let state: NetworkState
  let columns: [NetworkSpec.Column]
  /// The column whose number is looked at.
  let chosen: NetworkSpec.Column?
  var isMarked = true

  /// A heading and a line each row.
  var lines: [StyledText] {
    let headings =
      [TextTable.Column("  layer")] + columns.map { TextTable.Column($0.title, .right) }
    let rows = state.spec.rows.enumerated().map { index, row in
      let isHere = isMarked && index == state.playback.position
      let name =
        StyledText(isHere ? "▸ " : "  ", .focus)
        + StyledText(row.name, Style(.text, isBold: isHere))
      return [name]
        + columns.map { column in
          guard let cell = row.cells[column] else { return StyledText() }
          guard !state.isSecret(cell) else { return StyledText("?", .quiet) }
          let isChosen = isHere && column == chosen
          return StyledText(cell.text, Style(isChosen ? .focus : .text, isReversed: isChosen))
        }
    }
    return TextTable(columns: headings, rows: rows, gap: 2).lines()
  }
}

extension NetworkSpec.Column {
  /// Above the column.
  var title: String {
    switch self {
    case .output: "output"
    case .parameters: "parameters"
    case .share: "share"
    case .multiplyAdds: "multiply-adds"
    case .receptiveField: "field"
    }
  }
}
