import Canvas
import Course
import Tutor

/// Recorded pictures of one group beside each other, each over its caption.
struct PicturesDrawing: FigureView {
  private static let gap = 2
  private static let leastWidth = 10
  private static let tallest = 16

  let state: PicturesState
  let capabilities: Capabilities

  private var sheet: PictureSheet { state.spec.sheet }
  private var group: PictureSheet.Group { sheet.groups[state.place.group] }

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }
  var hasTableBeside: Bool { false }

  var plainSettings: String { "pictures, made by: \(sheet.origin)" }

  func settings(width: Int) -> StyledText {
    let name = StyledText(group.name, Style(.kernel, isBold: true))
    let place = StyledText("   \(state.place.item + 1) of \(group.items.count)", .quiet)
    return figureSettings(
      (name + place).fitted(to: capabilities), state.playback, of: state.frameCount, width: width)
  }

  func words(width: Int) -> [StyledText] {
    let item = state.item
    return [StyledText(item.caption, Style(item.isWrong ? .wrong : .text, isBold: true))]
  }

  var anatomy: NumberAnatomy? {
    NumberAnatomy(
      formula: "\(group.name): \(state.item.caption)",
      numbers: "\(state.item.width) x \(state.item.height) numbers, "
        + (state.item.isSigned ? "signed, the largest at full strength" : "0 dark, 1 bright"),
      source: "a run of the engine: \(sheet.origin)")
  }

  func figure(width: Int, room: Int) -> Grid {
    let large = sheet.groups.map { rows(of: $0, width: width, .large).wholeHeight }.max() ?? 0
    // The same scale for all groups, so that nothing jumps when the group changes.
    let scale: Picture.Scale = room.isRoomOfScreen && large <= room ? .large : .small
    let natural =
      scale == .large ? large : sheet.groups.map { rows(of: $0, width: width).height }.max() ?? 2
    let height = min(room, max(2, natural))
    var grid = Grid(size: Size(width: width, height: height))
    let layout = rows(of: group, width: width, scale)
    let perRow = layout.perRow
    let chosenRow = state.place.item / perRow
    let fitting = max(1, height / layout.rowHeight)
    let firstRow = min(max(0, chosenRow - fitting + 1), max(0, layout.count - fitting))
    for row in firstRow..<min(layout.count, firstRow + fitting) {
      for column in 0..<perRow where row * perRow + column < group.items.count {
        let index = row * perRow + column
        draw(
          index, on: &grid, x: 1 + column * (layout.cellWidth + Self.gap),
          y: (row - firstRow) * layout.rowHeight, cellWidth: layout.cellWidth, scale: scale)
      }
    }
    return grid
  }

  private struct Rows {
    var cellWidth, rowHeight, perRow, count: Int
    var wholeHeight: Int { count * rowHeight }
    var height: Int { min(PicturesDrawing.tallest, wholeHeight) }
  }

  private func rows(
    of group: PictureSheet.Group, width: Int, _ scale: Picture.Scale = .small
  ) -> Rows {
    let sizes = group.items.map { picture($0).size(scale, capabilities: capabilities) }
    let cellWidth = max(Self.leastWidth, sizes.map(\.width).max() ?? 0)
    let perRow = max(1, (width - 2 + Self.gap) / (cellWidth + Self.gap))
    return Rows(
      cellWidth: cellWidth, rowHeight: (sizes.map(\.height).max() ?? 1) + 1, perRow: perRow,
      count: (group.items.count + perRow - 1) / perRow)
  }

  private func picture(_ item: PictureSheet.Item) -> Picture {
    Picture(
      width: item.width, height: item.height, values: item.values,
      palette: item.isSigned ? .signed : .grey)
  }

  private func draw(
    _ index: Int, on grid: inout Grid, x: Int, y: Int, cellWidth: Int, scale: Picture.Scale
  ) {
    let item = group.items[index]
    let picture = picture(item)
    let size = picture.size(scale, capabilities: capabilities)
    let height = size.height
    guard y + height <= grid.size.height, x + size.width <= grid.size.width else { return }
    picture.draw(on: &grid, x: x, y: y, scale: scale, capabilities: capabilities)
    guard y + height < grid.size.height else { return }
    let isHere = index == state.place.item
    let style = Style(item.isWrong ? .wrong : isHere ? .focus : .quiet, isBold: isHere)
    let mark = isHere ? "▸" : ""
    grid.write(
      StyledText(mark + item.caption, style).fitted(to: capabilities).truncated(to: cellWidth),
      x: x,
      y: y + height)
  }

  func table(width: Int, room: Int) -> [StyledText] {
    let all = lines(isMarked: true).flatMap { $0.wrapped(to: width) }
    guard all.count > room, room > 1 else { return all }
    let start = min(max(0, state.playback.position + 1 - room / 2), all.count - room)
    return [all[0]] + all[(start + 1)..<(start + room)]
  }

  func completeTable(width: Int) -> [StyledText] { lines(isMarked: false) }

  private func lines(isMarked: Bool) -> [StyledText] {
    var rows: [[StyledText]] = []
    for group in sheet.groups {
      for item in group.items {
        let isHere = isMarked && rows.count == state.playback.position
        rows.append([
          StyledText(isHere ? "▸ " : "  ", .focus) + StyledText(group.name),
          StyledText("\(item.width) x \(item.height)", .quiet),
          StyledText(item.caption, Style(item.isWrong ? .wrong : .text)),
        ])
      }
    }
    return TextTable(
      columns: [.init("  group"), .init("size"), .init("picture")], rows: rows, gap: 2
    ).lines(width: 78).map { $0.fitted(to: capabilities) }
  }
}

/// What keys mean to recorded pictures.
enum PicturesKeys {
  static func message(for key: Key) -> FigureState.Message? {
    switch key {
    case .left: .stepBack
    case .right: .stepForward
    case .up, .character("["): .previousGroup
    case .down, .character("]"): .nextGroup
    case .home: .toStart
    case .end: .toEnd
    case .character("t"): .showTable
    default: nil
    }
  }

  static func footer(for state: PicturesState) -> [FooterKey] {
    let groups = state.spec.sheet.groups.count > 1 ? [FooterKey("↑↓", "group")] : []
    return [FooterKey("←→", "picture")] + groups + [
      FooterKey("t", state.isTable ? "figure" : "table")
    ]
  }

  static let all: [FooterKey] = [
    FooterKey("← →", "the next picture, the one before"),
    FooterKey("↑ ↓", "another group, also [ and ]"), FooterKey("t", "all captions as a table"),
  ]
}
