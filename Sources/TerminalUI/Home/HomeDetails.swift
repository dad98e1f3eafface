internal import Canvas
internal import ContentFormat
internal import Course
internal import Tutor

extension HomeScreen {
  /// What is known of the chosen entry, where a wide screen has room for it.
  func drawDetails(on grid: inout Grid, in rect: Rect) {
    guard let entry = state.selected else { return }
    let lines = details(of: entry).flatMap { $0.wrapped(to: rect.width, indent: 2) }
    grid.write(lines, x: rect.x, y: rect.y, width: rect.width, limit: rect.height)
  }

  private func details(of entry: HomeState.Entry) -> [StyledText] {
    let title = StyledText(entry.title, .heading)
    if case .lesson(let lesson) = entry, let problem = lesson.problem {
      return [title, StyledText(problem.description, .wrong)]
    }
    switch entry {
    case .lesson(let lesson):
      let digits = "\(lesson.pageCount)".count
      let needs = lesson.needs.isEmpty ? "" : " · after \(lesson.needs.joined(separator: ", "))"
      return [title, StyledText("about \(lesson.minutes) minutes\(needs)", .quiet), ""]
        + lesson.pageTitles.enumerated().map { page, title in
          let isRead = state.progress.pagesRead[lesson.id]?.contains(page) == true
          let sign = (isRead ? CourseStanding.State.done : .untouched).sign
          let number = StyledText("\(page + 1)", .quiet).padded(to: digits + 1, .right)
          return sign + number + " " + StyledText(title)
        } + questionLines(lesson.questions)
    case .quiz(let quiz):
      let needs = quiz.needs.isEmpty ? "" : "after \(quiz.needs.joined(separator: ", "))"
      return [title, StyledText(needs, .quiet)] + questionLines(quiz.questions)
    case .evening(let entry): return [title, StyledText("cnn-tutor \(entry.id)", .quiet)]
    case .training(let run): return [title, StyledText("cnn-tutor train-live \(run.id)", .quiet)]
    }
  }

  private func questionLines(_ ids: [String]) -> [StyledText] {
    guard !ids.isEmpty else { return [] }
    return ["", StyledText("questions", .quiet)]
      + ids.map { id in
        let known = state.progress.questions[id]
        let isSolved = known?.state == .right || known?.state == .selfMarked
        let standing: CourseStanding.State =
          isSolved ? .done : known == nil ? .untouched : .begun
        return standing.sign + StyledText(" " + id)
      }
  }
}
