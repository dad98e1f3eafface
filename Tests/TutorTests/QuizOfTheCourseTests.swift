import Course
import Foundation
import TestSupport
import Testing
import Tutor

/// Quiz 10.1 as it stands in `Exercises`.
struct QuizOfTheCourseTests {
  private let quiz: Quiz

  init() throws {
    let root = fixtureCourse.path
    quiz = try CourseLibrary(ContentFolder(path: root)).quiz("10.1")
  }

  /// Numbers of several draws, the source's own first.
  static let seeds: [UInt64?] = [nil, 1, 7, 12345]

  @Test(arguments: seeds)
  func `every part can be solved or marked, and then all shapes are known`(seed: UInt64?) throws {
    var state = try QuizState(quiz: quiz, seed: seed, progress: ProgressSummary())
    for part in quiz.parts.indices {
      _ = state.handle(.go(part: part))
      guard let answer = state.answer.question.answer else {
        for _ in 0..<3 { _ = state.handle(.answer(.submit)) }
        #expect(state.answer.status == .selfMarked)
        continue
      }
      #expect(state.answer.verdict == nil)
      _ = state.handle(.answer(.give(answer)))
      #expect(state.answer.status == .solved, "\(state.answer.question.id): \(answer)")
    }
    #expect(state.layerTable.allSatisfy { $0.output != "?" })
  }

  @Test(arguments: seeds)
  func `before the first answer every shape between the ends is open`(seed: UInt64?) throws {
    let state = try QuizState(quiz: quiz, seed: seed, progress: ProgressSummary())
    #expect(state.layerTable.dropFirst().dropLast().allSatisfy { $0.output == "?" })
    #expect(state.found.isEmpty)
  }

  @Test func `other numbers are those of the next seed, and begin anew`() throws {
    var state = try QuizState(quiz: quiz, part: "b", progress: ProgressSummary())
    _ = state.handle(.answer(.give("300")))
    _ = state.handle(.newNumbers)
    #expect(state.seed == 1)
    #expect(state.current == 2)
    #expect(state.answer.status == .untouched)
    let named = try QuizState(quiz: quiz, seed: 1, part: "b", progress: ProgressSummary())
    #expect(state.layerTable == named.layerTable)
    #expect(state.answer.question.answer == named.answer.question.answer)
  }

  @Test func `an attempt at a variant is recorded with its seed`() throws {
    var state = try QuizState(quiz: quiz, seed: 7, part: "a", progress: ProgressSummary())
    let effects = state.handle(.answer(.give("1")))
    guard case .record(.attempt(let attempt)) = effects.first else {
      Issue.record("no attempt among \(effects)")
      return
    }
    #expect(attempt.seed == 7)
    #expect(attempt.question == "10.1.a")
  }
}
