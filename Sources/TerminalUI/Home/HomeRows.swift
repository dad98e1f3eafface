internal import Canvas
internal import Checked
internal import Course
internal import Tutor

extension HomeState.Entry {
  /// The heading that it stands under.
  var heading: String {
    switch self {
    case .lesson(let lesson): (lesson.section ?? "Lessons").uppercased()
    case .quiz: "EXERCISES"
    case .evening: "THE EVENING BEFORE THE EXAM"
    case .training: "LABORATORY"
    }
  }

  /// What a command calls it.
  var name: String {
    switch self {
    case .lesson(let lesson): lesson.id
    case .quiz(let quiz): quiz.id
    case .evening(let entry): entry.id
    case .training(let run): run.id
    }
  }

  var title: String {
    switch self {
    case .lesson(let lesson): lesson.title
    case .quiz(let quiz): quiz.title
    case .evening(let entry): entry.title
    case .training(let run): run.title
    }
  }
}

extension CourseStanding.State {
  /// A sign and its role.
  var sign: StyledText {
    switch self {
    case .untouched: StyledText("·", .quiet)
    case .begun: StyledText("◐", .output)
    case .done: StyledText("✓", .right)
    }
  }

  /// The same in a word.
  var word: String {
    switch self {
    case .untouched: "new"
    case .begun: "begun"
    case .done: "done"
    }
  }
}

extension HomeScreen {
  /// What comes next, shortened to a width.
  func nextLine(width: Int) -> StyledText {
    let pieces = nextPieces
    var line = StyledText("next ", .quiet) + StyledText("▸ ", .focus) + StyledText(pieces[0])
    for piece in pieces.dropFirst() where line.width + piece.cellWidth <= width {
      line.append(piece, Style(.quiet))
    }
    return line.truncated(to: width)
  }

  /// What comes next: the name, then what can be left out.
  var nextPieces: [String] {
    guard let next = state.next else { return ["all is done; open anything again"] }
    switch next.entry {
    case .lesson(let lesson):
      guard let page = next.page else { return [lesson.id] }
      let minutes = next.minutesLeft ?? lesson.minutes
      return [
        lesson.id, ", page \(page + 1) of \(lesson.pageCount)",
        ", about \(minutes) \(minutes == 1 ? "minute" : "minutes") left",
      ]
    case .quiz(let quiz):
      let standing = state.progress.standing(of: quiz)
      return [
        "exercise \(quiz.id)", ", \(standing.questionsSolved) of \(standing.questionCount) solved",
      ]
    case .evening(let entry): return [entry.id]
    case .training(let run): return ["training \(run.id)"]
    }
  }

  /// Pages read and questions solved, or what else tells how far one is.
  func counts(of entry: HomeState.Entry) -> (pages: String, questions: String) {
    switch entry {
    case .lesson(let lesson):
      let standing = state.progress.standing(of: lesson)
      let questions =
        standing.questionCount == 0
        ? "" : "\(standing.questionsSolved)/\(standing.questionCount)"
      let pages = "\(standing.pagesRead)/\(standing.pageCount)"
      return (standing.isTestedOut ? "tested" : pages, questions)
    case .quiz(let quiz):
      let standing = state.progress.standing(of: quiz)
      return ("", "\(standing.questionsSolved)/\(standing.questionCount)")
    case .evening: return ("", "")
    case .training(let run):
      guard let best = state.progress.trainingRuns[run.id] else { return ("", "") }
      let tenths = (min(max(best, 0), 1) * 1000).rounded().clampedInt
      return ("", "best \(tenths / 10).\(tenths % 10) %")
    }
  }

  /// The list with its headings, as many rows as there is room for.
  func drawList(on grid: inout Grid, in rect: Rect) {
    let layout = HomeLayout(screen: self, width: rect.width)
    let rows = layout.rows
    let chosen = rows.firstIndex { $0.entry == state.selection } ?? 0
    // The first entry brings the heading above it into sight.
    let index = state.selection == 0 ? 0 : chosen
    let window = ScrollWindow(count: rows.count, height: rect.height, around: index)
    var y = rect.y
    if window.above > 0 {
      grid.write(StyledText("▴ \(window.above) more", .quiet), x: rect.x + 3, y: y)
      y += 1
    }
    y = grid.write(rows[window.range].map(\.line), x: rect.x, y: y, width: rect.width)
    if window.below > 0 {
      grid.write(StyledText("▾ \(window.below) more", .quiet), x: rect.x + 3, y: y)
    }
  }
}

/// The rows of the course map at a width.
private struct HomeLayout {
  /// One row: a heading, or the entry of a number.
  struct Row {
    var line: StyledText
    var entry: Int?
  }

  let screen: HomeScreen
  let width: Int
  private let pagesWidth = 7
  private let questionsWidth: Int
  /// Names stand beside titles only where both have room.
  private let nameWidth: Int
  private let entries: [HomeState.Entry]

  init(screen: HomeScreen, width: Int) {
    self.screen = screen
    self.width = width
    entries = screen.state.entries
    questionsWidth = width < 60 ? 6 : 12
    nameWidth = width < 60 ? 0 : min(20, entries.map(\.name.cellWidth).max() ?? 0) + 3
  }

  var rows: [Row] {
    var rows: [Row] = []
    var heading = ""
    for (index, entry) in entries.enumerated() {
      if entry.heading != heading {
        heading = entry.heading
        rows.append(Row(line: headingLine(heading, isFirst: rows.isEmpty)))
      }
      rows.append(
        Row(line: line(of: entry, isChosen: index == screen.state.selection), entry: index))
    }
    return rows
  }

  private func headingLine(_ heading: String, isFirst: Bool) -> StyledText {
    let left = StyledText("   " + heading, .quiet)
    guard isFirst, width >= 60 else { return left }
    return left.padded(to: width - pagesWidth - questionsWidth - 1)
      + StyledText("pages", .quiet).padded(to: pagesWidth, .right)
      + StyledText("questions", .quiet).padded(to: questionsWidth, .right)
  }

  private func line(of entry: HomeState.Entry, isChosen: Bool) -> StyledText {
    let style = Style(isBold: isChosen)
    var line = StyledText(" ") + StyledText(isChosen ? "▸" : " ", .focus) + " "
    line.append(screen.state.state(of: entry).sign)
    line.append(" ")
    if nameWidth > 0 {
      line.append(StyledText(entry.name, style).truncated(to: nameWidth - 1).padded(to: nameWidth))
    }
    let counts = screen.counts(of: entry)
    let right =
      StyledText(counts.pages, style).padded(to: counts.pages.isEmpty ? 0 : pagesWidth, .right)
      + StyledText(counts.questions, style).padded(to: questionsWidth, .right)
    let room = max(0, width - 1 - line.width - right.width)
    let title = StyledText(entry.title, style).truncated(to: room - 1).padded(to: room)
    return line + title + right
  }
}
