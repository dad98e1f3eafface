internal import Course
internal import Tutor

extension Wiring {
  /// A mock exam over the exercises.
  func examState(seed: UInt64, minutes: Int) throws -> ExamState {
    guard let paper = ExamPaper(try allQuizzes, seed: seed, minutes: minutes) else {
      throw NothingToExamine()
    }
    return ExamState(paper)
  }

  /// The evening before the exam: a diagnosis over all topics, then what is weakest.
  func tonightState(seed: UInt64, minutes: Int) throws -> QuizState {
    let library = try library
    var topics: [Tonight.Topic] = library.lessons().filter { $0.exam == .in }.compactMap {
      summary in
      guard let all = try? library.practice(ofLesson: summary.id).parts else { return nil }
      return Tonight.Topic(
        id: summary.id, title: summary.title,
        questions: all.filter { summary.questions.contains($0.id) },
        supply: all.filter { summary.practice.contains($0.id) },
        lesson: .init(minutes: summary.minutes, pageCount: summary.pageCount))
    }
    topics += library.quizzes().filter { $0.exam == .in }.compactMap { summary in
      guard let quiz = try? library.quiz(summary.id) else { return nil }
      return Tonight.Topic(
        id: summary.id, title: summary.title, questions: quiz.parts)
    }
    let tonight = Tonight(topics, progress: progress, seed: seed, minutes: minutes)
    guard let drill = tonight.flatMap(Drill.init) else { throw NothingToExamine() }
    return QuizState(drill)
  }
}

/// What the course map offers for the evening before the exam: only what there is content for.
func evening(of map: CourseMap, hasSheet: Bool) -> [EveningEntry] {
  let isExamined =
    map.lessons.contains { $0.exam == .in } || map.quizzes.contains { $0.exam == .in }
  let papers: [EveningEntry] =
    isExamined ? [.tonight(seed: drawnSeed()), .paper(seed: drawnSeed())] : []
  return papers + (hasSheet ? [.sheet] : [])
}

/// An exam was asked for where nothing can be marked.
private struct NothingToExamine: Error, CustomStringConvertible {
  var description: String {
    "there is no question for an exam: no quiz or lesson of this course is tagged \"exam: in\" and "
      + "has one that can be marked. Name another course with --content."
  }
}
