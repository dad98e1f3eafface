internal import Canvas
internal import ContentFormat
internal import Course
internal import TerminalUI
internal import Tutor

/// Draws a lesson in the forms that `PageCheck` does not: the largest window, and lines for a pipe.
struct FormCheck {
  private static let largeSize = Size(width: 200, height: 60)
  /// A line of a pipe is read in a terminal of this width.
  private static let columnCount = 80

  let lesson: Lesson

  /// Pages that fold even in the largest window, and lines that a terminal would break.
  func problems() -> [ContentProblem] {
    guard let state = try? LessonState(lesson, sequel: nil, progress: ProgressSummary()) else {
      return []
    }
    return lesson.pages.indices.compactMap(foldProblem) + longLines(of: state)
  }

  private func foldProblem(ofPage index: Int) -> ContentProblem? {
    guard
      let state = try? LessonState(
        lesson, page: index, sequel: nil, progress: ProgressSummary())
    else { return nil }
    var screen = LessonScreen(state)
    screen.fit(size: Self.largeSize, capabilities: Capabilities())
    _ = screen.handle(.forward)
    guard screen.state.page == index, index < lesson.pages.count - 1 else { return nil }
    let size = "\(Self.largeSize.width)x\(Self.largeSize.height)"
    return problem(
      line: lesson.pages[index].line,
      .rule(
        "the page \"\(lesson.pages[index].title)\" does not fit even a screen of \(size)",
        mend: "Shorten it, or give the figure or the question a page of its own"))
  }

  private func longLines(of state: LessonState) -> [ContentProblem] {
    let capabilities = Capabilities(isUnicode: true, colorCount: 0, hasMotion: false)
    let text = LessonText(state: state, capabilities: capabilities).text
    return text.split(separator: "\n").map(String.init)
      .filter { $0.cellWidth > Self.columnCount }
      .map { line in
        problem(
          line: lesson.pages.first?.line ?? 1,
          .rule(
            "in a pipe the line \"\(line.prefix(40))...\" takes \(line.cellWidth) columns",
            mend: "Keep it to \(Self.columnCount)"))
      }
  }

  private func problem(line: Int, _ fault: ContentProblem.Fault) -> ContentProblem {
    ContentProblem(file: lesson.file, line: line, fault: fault)
  }
}
