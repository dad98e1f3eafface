import Canvas
import Course
import Tutor

/// The pages of a lesson beside the open one, where the window has room for both.
struct LessonContents {
  /// Columns that the list takes, the rule included.
  private static let width = 46
  /// A page beside the list keeps room for a figure and its table.
  private static let leastPageWidth = 130

  let state: LessonState

  /// The page's share of the body.
  static func pageArea(of body: Rect) -> Rect {
    var area = body
    if body.width - width >= leastPageWidth { area.width -= width }
    return area
  }

  /// Draws into what the page leaves free of the body.
  func draw(on grid: inout Grid) {
    let page = Self.pageArea(of: grid.body)
    guard page.width < grid.body.width else { return }
    grid.drawVerticalRule(x: page.width, y: page.y, height: page.height)
    grid.write(
      lines, x: page.width + 2, y: page.y, width: Self.width - 3, limit: page.height)
  }

  private var lines: [StyledText] {
    let pages = state.lesson.pages
    let digits = "\(pages.count)".count
    let rows = pages.indices.map { index in
      let isOpen = index == state.page
      let number = StyledText("\(index + 1)", .quiet).padded(to: digits, .right)
      let title = StyledText(pages[index].title, Style(isBold: isOpen))
      let head = StyledText(isOpen ? "▸ " : "  ", .focus) + number + " " + title
      return head.truncated(to: Self.width - 6).padded(to: Self.width - 5) + sign(of: index)
    }
    return [StyledText("pages", .quiet)] + rows + standing
  }

  /// Whether a page asks, and whether all that it asks is solved.
  private func sign(of page: Int) -> StyledText {
    let answers = answers(onPage: page)
    if answers.isEmpty { return StyledText(" ") }
    return answers.allSatisfy(\.isDone) ? StyledText("✓", .right) : StyledText("?", .quiet)
  }

  private var standing: [StyledText] {
    let answers = state.lesson.pages.indices.flatMap(answers(onPage:))
    guard !answers.isEmpty else { return [] }
    let done = answers.count(where: \.isDone)
    return ["", StyledText("\(done) of \(answers.count) questions done", .quiet)]
  }

  private func answers(onPage page: Int) -> [AnswerState] {
    state.parts(onPage: page).compactMap { part in
      if case .question(let answer) = part.content { answer } else { nil }
    }
  }
}
