import Canvas
import Course
import Tutor

/// Where the student is in a lesson: its name, page and title, and how far along.
struct LessonHeader {
  let state: LessonState
  let leaf: Int
  let leafCount: Int
  let capabilities: Capabilities

  /// `conv1d · 6 of 13 · The flip`, as much of it as fits beside the gauge.
  func draw(on grid: inout Grid) {
    let pageCount = state.lesson.pages.count
    let gauge = StepGauge(done: min(state.page + 1, pageCount), total: pageCount)
      .line(width: 16, isUnicode: capabilities.isUnicode)
    let room = grid.size.width - 4
    let arrangements = [
      (long, tag + gauge), (long, gauge), (short, gauge), (long, StyledText()),
    ]
    let fitting = arrangements.first { $0.0.width + $0.1.width <= room } ?? (short, StyledText())
    grid.drawHeader(
      fitting.0.fitted(to: capabilities), right: fitting.1.fitted(to: capabilities))
  }

  private var name: String { state.lesson.id }

  private var long: StyledText {
    guard !state.isAtEnd else { return StyledText("\(name) · end", .heading) }
    let place = "\(state.page + 1) of \(state.lesson.pages.count)"
    let title = state.lesson.pages[state.page].title
    return StyledText("\(name) · \(place) · \(title)", .heading) + fold
  }

  private var short: StyledText {
    guard !state.isAtEnd else { return long }
    let place = "\(state.page + 1)/\(state.lesson.pages.count)"
    return StyledText("\(name) \(place)", .heading) + fold
  }

  /// Which leaf of a page that is folded.
  private var fold: StyledText {
    StyledText(leafCount > 1 ? "  (\(leaf + 1) of \(leafCount))" : "", .quiet)
  }

  private var tag: StyledText {
    StyledText(state.lesson.exam == .out ? "not for the exam  " : "", .quiet)
  }
}
