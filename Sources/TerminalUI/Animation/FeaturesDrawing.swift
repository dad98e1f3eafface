import CNNEngine
import Canvas
import Course
import Tutor

/// A picture, what a filter answers on it, and the numbers under its window.
struct FeaturesDrawing: FigureView {
  let state: FeaturesState
  let capabilities: Capabilities
  let hasFocus: Bool

  var isTable: Bool { state.isTable }
  var hasWordLine: Bool { true }
  /// The maps of all filters want the whole width.
  var hasTableBeside: Bool { false }

  var plainSettings: String {
    "features: filters of 3x3 on a picture of \(state.picture.width) x \(state.picture.height), "
      + "levels 0 to \(state.picture.white)"
  }

  func settings(width: Int) -> StyledText {
    let progress = figureProgress(state.playback, of: state.frameCount)
    let room = width - 4 - progress.width
    let name = StyledText("filter ", .quiet) + StyledText(state.filter.name, .kernel)
    let place =
      StyledText("   window at ", .quiet) + StyledText(placeText(state.place), .input)
    let full = state.isPredicting ? name + place : name + place + answerText
    let text = full.width <= room ? full : name.truncated(to: room)
    return text.padded(to: width - 2 - progress.width) + progress
  }

  private var answerText: StyledText {
    StyledText("   answers ", .quiet)
      + StyledText(state.answer(at: state.place).figureText, .output)
  }

  private func placeText(_ place: [Int]) -> String {
    place.map(String.init).joined(separator: ",")
  }

  func words(width: Int) -> [StyledText] {
    let isNarrow = width < 64
    if let notice = state.notice { return [StyledText(notice, .wrong)] }
    if state.isPredicting {
      return [
        StyledText(
          isNarrow
            ? "Point to its strongest answer."
            : "Where will it answer most strongly? Move the window there and press ↵.", .focus)
      ]
    }
    let extremes = state.extremes(of: state.picked)
    if let guess = state.guess {
      let value = state.answer(at: guess)
      let isRight = value == extremes.greatest.0
      let greatest =
        "the greatest, \(extremes.greatest.0.figureText), at \(placeText(extremes.greatest.1))"
      return [
        isRight
          ? StyledText("✓ \(value.figureText): no answer is greater", .right)
          : StyledText("✗ \(value.figureText) there; \(greatest)", .wrong)
      ]
    }
    let range =
      "greatest \(extremes.greatest.0.figureText) at \(placeText(extremes.greatest.1)), "
      + "least \(extremes.least.0.figureText) at \(placeText(extremes.least.1))"
    return [
      StyledText(
        isNarrow
          ? "\(extremes.least.0.figureText) to \(extremes.greatest.0.figureText)" : range, .quiet)
    ]
  }

  func figure(width: Int, room: Int) -> Grid {
    let pictures = FeaturePictures(state: state, capabilities: capabilities)
    let sum = FeatureSum(state: state, hasFocus: hasFocus).lines(width: width - 2)
    let above = pictures.draw(
      width: width - 2, room: room - sum.count > 8 ? room - sum.count : room)
    let hasSum = above.size.height + sum.count <= room
    var grid = Grid(
      size: Size(width: width, height: above.size.height + (hasSum ? sum.count : 0)))
    grid.place(above, x: 1, y: 0)
    if hasSum { grid.write(sum, x: 1, y: above.size.height, width: width - 1, limit: sum.count) }
    return grid
  }

  func table(width: Int, room: Int) -> [StyledText] {
    Array(lines(marked: true, isNarrow: width < 60).prefix(room))
  }

  func completeTable(width: Int) -> [StyledText] {
    lines(marked: false, isNarrow: false)
      + [
        "",
        StyledText("window \(placeText(state.place)) under \(state.filter.name): ")
          + FeatureSum(state: state, hasFocus: false).formula(width: 60),
      ]
  }

  /// A line for each filter: its weights, where it answers most and least, and how often more than half as much.
  private func lines(marked: Bool, isNarrow: Bool) -> [StyledText] {
    let columns: [TextTable.Column] = [
      .init("  filter"), .init("weights"), .init("most", .right), .init("at"),
      .init("least", .right), .init("at"), .init("strong", .right),
    ]
    let rows = state.filters.enumerated().map { index, filter in
      let isHere = marked && index == state.picked
      let extremes = state.extremes(of: index)
      let strong = state.features.maps[index].count { 2 * $0 > extremes.greatest.0 && $0 > 0 }
      let weights = filter.kernel.map { $0.map(\.figureText).joined(separator: " ") }
      return [
        StyledText(isHere ? "▸ " : "  ", .focus) + StyledText(filter.name, .kernel),
        StyledText(weights.joined(separator: " / ")),
        StyledText(extremes.greatest.0.figureText, .output),
        StyledText(placeText(extremes.greatest.1)),
        StyledText(extremes.least.0.figureText, .output), StyledText(placeText(extremes.least.1)),
        StyledText("\(strong)/\(state.features.maps[index].count)"),
      ]
    }
    let kept = isNarrow ? [0, 2, 3, 4] : Array(columns.indices)
    return TextTable(
      columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } }, gap: 2
    ).lines().map {
      $0.fitted(to: capabilities)
    }
  }
}
