internal import Course
package import Grading

/// Which misconceptions come back when.
extension ProgressSummary {
  /// Misconceptions met in some questions that are due, the ones forgotten most likely first.
  package func due(day: Int, among questions: Set<String>) -> [Cause] {
    memories.filter { cause, memory in
      memory.dueDay <= day && questions.contains(cause.question)
    }
    .sorted { left, right in
      (left.value.retrievability(day: day), left.key)
        < (right.value.retrievability(day: day), right.key)
    }
    .map(\.key)
  }

  /// The day on which the next one of some questions is due, today's and past ones included; nil when none ever is.
  package func nextDueDay(among questions: Set<String>) -> Int? {
    memories.filter { questions.contains($0.key.question) }.map(\.value.dueDay).min()
  }
}

extension CourseMap {
  /// Ids of all questions of lessons and quizzes.
  package var questionIDs: Set<String> {
    Set(lessons.flatMap(\.allQuestions) + quizzes.flatMap(\.questions))
  }
}
