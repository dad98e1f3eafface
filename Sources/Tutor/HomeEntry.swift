package import Course

extension HomeState {
  /// One line of the map.
  package enum Entry: Hashable, Sendable {
    case lesson(LessonSummary)
    /// A page found by its title, from 0.
    case page(LessonSummary, Int)
    case quiz(QuizSummary)
    case evening(EveningEntry)
    case training(TrainingEntry)
  }
}

extension HomeState.Entry {
  /// Whether it can come next: no lesson that cannot be read, and nothing for one evening only.
  var comesInTurn: Bool {
    switch self {
    case .lesson(let lesson): lesson.problem == nil
    case .evening: false
    case .page, .quiz, .training: true
    }
  }

  var destination: Destination {
    switch self {
    case .lesson(let lesson): .lesson(id: lesson.id, page: nil)
    case .page(let lesson, let page): .lesson(id: lesson.id, page: page)
    case .quiz(let quiz): .quiz(id: quiz.id, part: nil, seed: nil)
    case .evening(let entry): entry.destination
    case .training(let run):
      .training(experiment: run.id == CourseMap.training.id ? nil : run.id)
    }
  }

  func matches(_ query: String) -> Bool {
    let texts =
      switch self {
      case .lesson(let lesson): [lesson.id, lesson.title]
      case .page(let lesson, let page): [lesson.pageTitles[page]]
      case .quiz(let quiz): [quiz.id, quiz.title]
      case .evening(let entry): [entry.id, entry.title]
      case .training(let run): [run.id, run.title]
      }
    return texts.contains { $0.lowercased().contains(query.lowercased()) }
  }
}
