import Course
import Foundation
import TestSupport
import Testing
import Tutor

/// Practice of a whole course, as `quiz --practice` holds it.
struct CoursePracticeTests {
  private static let roundCount = 200

  private func state(seed: UInt64) throws -> QuizState {
    let root = fixtureCourse
    let library = CourseLibrary(ContentFolder(path: root.path))
    let quizzes =
      try library.quizzes().map { try library.quiz($0.id) }
      + library.lessons().map { try library.practice(ofLesson: $0.id) }
    return QuizState(try Drill(#require(Practice(quizzes, id: nil, seed: seed))))
  }

  /// Answers so many questions, rightly or with a text that is never right, and tells their ids and levels.
  private func run(_ state: inout QuizState, isRight: Bool) throws -> [(id: String, level: Int)] {
    try (0..<Self.roundCount).map { round in
      let question = state.answer.question
      let answer = isRight ? try #require(question.answer, "\(question.id)") : "-987654"
      _ = state.handle(.answer(.give(answer)))
      if isRight { #expect(state.answer.isDone, "\(question.id), seed \(question.seed ?? 0)") }
      _ = state.handle(.step(1))
      #expect(state.problem == nil, "round \(round)")
      guard case .practice(let practice) = state.drill?.plan else { return (question.id, 0) }
      return (question.id, practice.staircase.level)
    }
  }

  @Test func `it gets harder as the student succeeds, and never runs dry`() throws {
    var state = try state(seed: 3)
    let rounds = try run(&state, isRight: true)
    // Two clean answers in a row are a level: from 1 to 5 takes eight.
    #expect(rounds.prefix(8).map(\.level) == [1, 2, 2, 3, 3, 4, 4, 5])
    #expect(rounds.dropFirst(8).allSatisfy { $0.level == 5 })
    #expect(state.answer.question.hints.isEmpty)
    #expect(zip(rounds, rounds.dropFirst()).allSatisfy { $0.id != $1.id })
    // `quiz --practice --seed 3` asked 48 different questions of this small course in 200 rounds.
    #expect(Set(rounds.map(\.id)).count > 40)
  }

  @Test func `whoever misses stays with the easy questions`() throws {
    var state = try state(seed: 3)
    let rounds = try run(&state, isRight: false)
    #expect(rounds.allSatisfy { $0.level == 1 })
    #expect(state.answer.question.hints.count >= 2)
  }
}
