import Course
import Foundation
import Grading
import TestSupport
import Testing
import Tutor

/// Quiz 10.1 of the course: a wrong shape behind the pooling, and what follows from it.
struct QuizFollowThroughTests {
  private var state: QuizState

  init() throws {
    let root = fixtureCourse.path
    let quiz = try CourseLibrary(ContentFolder(path: root)).quiz("10.1")
    state = try QuizState(quiz: quiz, part: "f2", progress: ProgressSummary())
    _ = state.handle(.answer(.give("3x6x6")))
    _ = state.handle(.step(1))
  }

  private mutating func answer(_ text: String) -> [Effect] {
    state.handle(.answer(.give(text)))
  }

  /// By hand: 48 + 3 · 6 · 6 · 4 = 480.
  @Test mutating func `an answer that follows from an own one is solved and recorded as such`() {
    let effects = answer("480")
    #expect(state.answer.status == .solved)
    #expect(state.answer.isDone)
    guard case .record(.attempt(let attempt)) = effects.first else {
      Issue.record("no attempt among \(effects)")
      return
    }
    #expect(attempt.verdict == .right)
    #expect(attempt.causes == ["10.1.c:follow-through"])
  }

  @Test mutating func `what was only followed gives no number away`() {
    _ = answer("480")
    #expect(!state.found.contains { $0.part == "c" })
    _ = answer("348")
    #expect(state.found.contains { $0.part == "c" && $0.answer == "348" })
    _ = answer("480")
    #expect(state.found.contains { $0.part == "c" })
  }

  @Test mutating func `an unreadable answer is not followed, the readable one before it is`() {
    _ = state.handle(.step(-1))
    _ = answer("3x")
    _ = state.handle(.step(1))
    _ = answer("480")
    #expect(state.answer.status == .solved)
  }

  @Test mutating func `a corrected earlier answer is the one that counts`() {
    _ = state.handle(.step(-1))
    _ = answer("3x5x5")
    _ = state.handle(.step(1))
    _ = answer("480")
    #expect(state.answer.status == .tried)
  }
}
