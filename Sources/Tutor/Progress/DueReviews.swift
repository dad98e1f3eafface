internal import Course

/// Which misconceptions come back when.
extension ProgressSummary {
  /// Notes (`10.1.b:same-assumed`) of some questions that are due, the ones forgotten most likely first.
  package func due(day: Int, among questions: Set<String>) -> [String] {
    memories.filter { note, memory in
      memory.dueDay <= day && questions.contains(Self.question(of: note))
    }
    .sorted { left, right in
      (left.value.retrievability(day: day), left.key)
        < (right.value.retrievability(day: day), right.key)
    }
    .map(\.key)
  }

  /// The day on which the next one of some questions is due, today's and past ones included; nil when none ever is.
  package func nextDueDay(among questions: Set<String>) -> Int? {
    memories.filter { questions.contains(Self.question(of: $0.key)) }.map(\.value.dueDay).min()
  }

  /// `10.1.b` of `10.1.b:same-assumed`.
  package static func question(of note: String) -> String {
    String(note.prefix { $0 != ":" })
  }
}

extension CourseMap {
  /// Ids of all questions of lessons and quizzes.
  package var questionIDs: Set<String> {
    Set(lessons.flatMap(\.allQuestions) + quizzes.flatMap(\.questions))
  }
}
