package import Course

extension HomeState {
  /// One line of the map.
  package enum Entry: Hashable, Sendable {
    case lesson(LessonSummary)
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
    case .quiz, .training: true
    }
  }

  var destination: Destination {
    switch self {
    case .lesson(let lesson): .lesson(id: lesson.id, page: nil)
    case .quiz(let quiz): .quiz(id: quiz.id, part: nil, seed: nil)
    case .evening(let entry): entry.destination
    case .training(let run):
      .training(experiment: run.id == CourseMap.training.id ? nil : run.id)
    }
  }
}
