/// What a student got wrong, for the back of the formula sheet.
package struct StudentMistakes: Hashable, Sendable {
  /// A way of thinking that went wrong.
  package struct Mistake: Hashable, Sendable {
    /// As in the catalogue: `same-assumed`.
    package var id: String
    /// The cause in words, never the missing number.
    package var words: String
    /// Questions that it was met in.
    package var questions: [String]
    package var count: Int
    /// Whether each of those questions was answered rightly since.
    package var isOvercome: Bool
  }

  /// Those that still go wrong first, then the most frequent ones.
  package var mistakes: [Mistake]
  /// Questions that were tried or shown and are not answered rightly yet, in the order of the course.
  package var openQuestions: [String]

  /// Takes what the record says, and the words for a misconception.
  package init(_ overview: ProgressOverview, words: (String) -> String?) {
    let rows = overview.misconceptions.map { row in
      Mistake(
        id: row.id, words: words(row.id) ?? "", questions: row.questions.keys.sorted(),
        count: row.count, isOvercome: row.isOvercome)
    }
    mistakes = rows.filter { !$0.isOvercome } + rows.filter(\.isOvercome)
    let open: Set<String?> = [
      QuestionProgress.State.wrong.rawValue, QuestionProgress.State.shown.rawValue,
    ]
    openQuestions = overview.questions.filter { open.contains($0.state) }.map(\.id)
  }
}
