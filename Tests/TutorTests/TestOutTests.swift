import Course
import Grading
import Testing
import Tutor

struct TestOutTests {
  /// Variants of a question, told apart by their seeds; 300 is right in each.
  private let question = Question(id: "sample.last", hasVariants: true) { seed in
    sampleQuestion(id: "sample.last", seed: seed)
  }

  private func quiz(seed: UInt64 = 7) throws -> QuizState {
    QuizState(try Drill(TestOut(lesson: "sample", question: question, seed: seed)))
  }

  private func answer(_ text: String, to state: inout QuizState) -> [Effect] {
    state.handle(.answer(.give(text)))
  }

  private let proof = Effect.record(
    .testedOut(lesson: "sample", question: "sample.last", seed: 7))

  @Test func `a right answer at once proves the lesson and ends the test`() throws {
    var state = try quiz()
    let effects = answer("300", to: &state)
    #expect(effects.last == proof)
    #expect(effects.count == 2)
    #expect(state.isAtEnd)
    #expect(!state.answer.question.id.isEmpty)
  }

  @Test func `a wrong answer proves nothing, and the next variant may`() throws {
    var state = try quiz(seed: 6)
    #expect(!answer("507", to: &state).contains(proof))
    #expect(state.drill?.isMissedTestOut == true)
    #expect(!answer("300", to: &state).contains(proof))
    #expect(!state.isAtEnd)
    _ = state.handle(.step(1))
    #expect(state.seed == 7)
    #expect(answer("300", to: &state).last == proof)
  }

  @Test func `with a hint or the solution nothing is proved`() throws {
    var hinted = try quiz()
    _ = hinted.handle(.answer(.hint))
    #expect(!answer("300", to: &hinted).contains(proof))
    var shown = try quiz()
    #expect(
      shown.handle(.answer(.skip))
        == [.record(.solutionShown(question: "sample.last", seed: 7))])
    #expect(!answer("300", to: &shown).contains(proof))
  }

  @Test func `what cannot be read costs nothing`() throws {
    var state = try quiz()
    #expect(answer("3*", to: &state).isEmpty)
    #expect(answer("300", to: &state).last == proof)
  }

  @Test func `a lesson that was proved counts as done`() {
    let lesson = LessonSummary(
      id: "sample", title: "A sample", minutes: 3, needs: [], exam: .in,
      pageTitles: ["One", "Two"], questions: ["sample.last"], testOut: "sample.last")
    var progress = ProgressSummary()
    #expect(progress.standing(of: lesson).state == .untouched)
    progress.apply(.testedOut(lesson: "sample", question: "sample.last", seed: 7))
    #expect(progress.standing(of: lesson).state == .done)
    #expect(progress.standing(of: lesson).isTestedOut)
    let map = CourseMap(lessons: [lesson], quizzes: [])
    #expect(ProgressOverview(map, progress: progress).lessons.map(\.isTestedOut) == [true])
    var home = HomeState(map, progress: ProgressSummary())
    #expect(home.handle(.testOut) == [.open(.testOut(lesson: "sample"))])
    _ = home.handle(.update(progress))
    #expect(HomeState(map, progress: progress).provable == nil)
  }
}
