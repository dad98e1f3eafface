internal import Checked
import Canvas
import Course
import Grading
import Tutor

/// What stands between the header and the footer of a quiz: the network, the question, what was said.
struct QuizPage {
  /// Prose is not set wider than this, whatever the screen.
  private static let measure = 76
  /// From this width on the network stands beside the question.
  private static let sideBySideWidth = 140
  /// Below this height the question comes first, and the network after it.
  private static let networkFirstHeight = 16

  /// The lines of everything, top to bottom.
  let lines: [StyledText]
  /// What is set beside the question on a wide screen.
  private let side: [StyledText]
  private let cursor: Point?
  /// Lines from the question to the last remark.
  private let question: Range<Int>
  /// The answer and what was said about it.
  private let focus: Range<Int>
  /// Whether the verdict is news, and should be seen rather than the cursor.
  private let isVerdictCurrent: Bool
  private let area: Rect

  init(state: QuizState, capabilities: Capabilities, area: Rect) {
    self.area = area
    let width = min(Self.measure, area.width - 4)
    var part = AnswerDrawing(
      state.answer, capabilities: capabilities, width: width, hasFocus: !state.isCommanding
    ).draw(label: state.quiz.parts[state.current].name)
    part.lines += QuizRemarks(state: state).lines(width: width).map { $0.fitted(to: capabilities) }
    let isWide = area.width >= Self.sideBySideWidth
    let sideWidth = isWide ? area.width - Self.measure - 8 : width
    let network = QuizNetwork(state: state).lines(width: sideWidth, capabilities: capabilities)
    let isNetworkFirst = !isWide && area.height >= Self.networkFirstHeight
    let before = isNetworkFirst && !network.isEmpty ? network + [""] : []
    let after = isNetworkFirst || isWide || network.isEmpty ? [] : [""] + network
    lines = before + part.lines + after
    side = isWide ? network : []
    question = before.count..<before.count + part.lines.count
    focus = before.count + part.focus.lowerBound..<before.count + part.focus.upperBound
    isVerdictCurrent = state.answer.isVerdictCurrent
    cursor = part.cursor.map { Point(x: $0.x, y: $0.y + before.count) }
  }

  /// Draws the lines that fit, scrolled so that the answer and the newest remark are seen where both can be.
  func draw(on grid: inout Grid, scrolled: Int) {
    let top = offset(scrolled: scrolled)
    let shown = lines.dropFirst(atMost: top).prefix(atMost: area.height)
    grid.write(Array(shown), x: area.x + 2, y: area.y, width: area.width - 3)
    grid.write(side, x: area.x + Self.measure + 6, y: area.y, limit: area.height)
    if top > 0 { grid.write("▴", x: area.width - 1, y: area.y, Style(.key)) }
    if top + area.height < lines.count {
      grid.write("▾", x: area.width - 1, y: area.y + area.height - 1, Style(.key))
    }
    if let cursor, (0..<area.height).contains(cursor.y - top) {
      grid.cursor = Point(x: cursor.x + area.x + 2, y: cursor.y - top + area.y)
    }
  }

  /// How far the student has scrolled, no farther than there are lines.
  func clamped(scrolled: Int) -> Int {
    offset(scrolled: scrolled) - offset(scrolled: 0)
  }

  /// The first line shown.
  private func offset(scrolled: Int) -> Int {
    let last = max(0, lines.count - area.height)
    var wanted = max(0, min(question.upperBound - area.height, focus.lowerBound))
    if isVerdictCurrent {
      wanted = max(wanted, focus.upperBound - area.height)
    } else if let cursor {
      wanted = min(max(wanted, cursor.y - area.height + 2), cursor.y)
    }
    return min(max(0, wanted + scrolled), last)
  }
}
