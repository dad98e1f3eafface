package import Tutor

/// What the record says, as a page of Markdown that a student can hand in.
package struct ProgressReport {
  private let overview: ProgressOverview
  private let date: String
  private let version: String

  /// The date and the version of the program are printed as they are given.
  package init(_ overview: ProgressOverview, date: String, version: String) {
    self.overview = overview
    self.date = date
    self.version = version
  }

  /// The whole page, with a line feed at its end.
  package var markdown: String {
    let sections = [
      summary,
      table(
        "Lessons", ["lesson", "title", "pages read", "questions solved", "time"],
        overview.lessons.map { row in
          [
            row.id, row.title,
            "\(row.pagesRead) of \(row.pageCount)" + (row.isTestedOut ? ", tested out" : ""),
            "\(row.questionsSolved) of \(row.questionCount)", time(row.secondsSpent),
          ]
        }),
      table(
        "Exercises", ["exercise", "title", "questions solved", "time"],
        overview.quizzes.map { row in
          [
            row.id, row.title,
            "\(row.standing.questionsSolved) of \(row.standing.questionCount)",
            time(row.secondsSpent),
          ]
        }),
      table(
        "Questions", ["question", "best state", "attempts"],
        overview.questions.map { [$0.id, word(for: $0.state), "\($0.attempts)"] }),
      table(
        "Misconceptions", ["misconception", "met in", "times", "overcome"],
        overview.misconceptions.map { row in
          [
            row.id, row.questions.keys.sorted().joined(separator: ", "), "\(row.count)",
            row.isOvercome ? "yes" : "not yet",
          ]
        }),
    ]
    return sections.joined(separator: "\n")
  }

  private var summary: String {
    let solved = overview.questions.count { $0.state == QuestionProgress.State.right.rawValue }
    let overcome = overview.misconceptions.count(where: \.isOvercome)
    let seconds =
      overview.lessons.map(\.secondsSpent).reduce(0, +)
      + overview.quizzes.map(\.secondsSpent).reduce(0, +)
    return """
      # Progress in cnn-tutor

      - Date: \(date)
      - Version: \(version)
      - Questions answered rightly: \(solved)
      - Misconceptions met: \(overview.misconceptions.count), overcome: \(overcome)
      - Time spent: \(time(seconds))

      """
  }

  /// A section; without rows it says so.
  private func table(_ title: String, _ headings: [String], _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "## \(title)\n\nNone yet.\n" }
    let lines = [headings, headings.map { _ in "---" }] + rows.map { $0.map(escaped) }
    return "## \(title)\n\n"
      + lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }

  private func word(for state: String) -> String {
    switch QuestionProgress.State(rawValue: state) {
    case .right: "right"
    case .selfMarked: "marked by the student"
    case .shown: "solution shown"
    case .wrong, nil: "not yet right"
    }
  }

  private func time(_ seconds: Int) -> String { TimeWords.text(seconds: seconds) }
}

/// Lengths of time in words.
enum TimeWords {
  /// `-` for nothing, `under 1 min`, `42 min`, `1 h 5 min`.
  static func text(seconds: Int) -> String {
    switch seconds {
    case ..<1: "-"
    case ..<60: "under 1 min"
    case ..<3600: "\(seconds / 60) min"
    default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}
