package import Canvas
package import Tutor

/// What the record says, as tables of text.
package struct ProgressTables {
  private let overview: ProgressOverview

  package init(_ overview: ProgressOverview) {
    self.overview = overview
  }

  /// Lessons, quizzes, answered questions and misconceptions; a sentence when nothing is recorded.
  package func lines(capabilities: Capabilities) -> [StyledText] {
    var lines = lessons(capabilities: capabilities)
    lines += quizzes(capabilities: capabilities)
    lines += table(
      ["QUESTIONS", "", "attempts"],
      overview.questions.map { [$0.id, word(for: $0.state), "\($0.attempts)"] })
    lines += table(
      ["MISCONCEPTIONS", "met in", "times"],
      overview.misconceptions.map { row in
        [row.id, row.questions.keys.sorted().joined(separator: ", "), "\(row.count)"]
      })
    lines += timeSpent
    if !overview.due.isEmpty {
      let words = overview.due.count == 1 ? "misconception is" : "misconceptions are"
      lines.append(StyledText("\(overview.due.count) \(words) due: cnn-tutor quiz --review"))
    }
    if overview.questions.isEmpty { lines.append("No question is answered yet.") }
    return lines.map { $0.fitted(to: capabilities) }
  }

  /// Lessons and quizzes at which time was spent.
  private var timeSpent: [StyledText] {
    let times =
      overview.lessons.map { ($0.id, $0.title, $0.secondsSpent) }
      + overview.quizzes.map { ($0.id, $0.title, $0.secondsSpent) }
    return table(
      ["TIME SPENT", "", ""],
      times.filter { $0.2 > 0 }.map { [$0.0, $0.1, TimeWords.text(seconds: $0.2)] })
  }

  /// Every lesson, with the pages that were read and the questions that are solved.
  package func lessons(capabilities: Capabilities) -> [StyledText] {
    let lines = table(
      ["LESSONS", "", "pages", "questions"],
      overview.lessons.map { row in
        [
          row.id, row.title,
          (row.isTestedOut ? "tested out, " : "") + "\(row.pagesRead)/\(row.pageCount)",
          "\(row.questionsSolved)/\(row.questionCount)",
        ]
      })
    return lines.map { $0.fitted(to: capabilities) }
  }

  /// Every quiz, and how many of its questions are done.
  package func quizzes(capabilities: Capabilities) -> [StyledText] {
    let lines = table(
      ["QUIZZES", "", "questions"],
      overview.quizzes.map { row in
        [row.id, row.title, "\(row.standing.questionsSolved)/\(row.standing.questionCount)"]
      })
    return lines.map { $0.fitted(to: capabilities) }
  }

  /// A table with a blank line after it; nothing when it has no rows.
  ///
  /// Counts stand on the right.
  private func table(_ headings: [String], _ rows: [[String]]) -> [StyledText] {
    guard !rows.isEmpty else { return [] }
    let columns = headings.enumerated().map { index, heading in
      TextTable.Column(StyledText(heading, .heading), index < 2 ? .left : .right)
    }
    return TextTable(columns: columns, rows: rows.map { $0.map { StyledText($0) } }).lines() + [""]
  }

  private func word(for state: String) -> String {
    switch QuestionProgress.State(rawValue: state) {
    case .right: "✓ right"
    case .selfMarked: "◆ marked by yourself"
    case .shown: "○ solution shown"
    case .wrong, nil: "✗ not yet"
    }
  }
}
