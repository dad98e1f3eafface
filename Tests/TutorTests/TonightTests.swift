import Course
import Testing
import Tutor

struct TonightTests {
  private func topics(_ ids: [String]) -> [Tonight.Topic] {
    ids.map { id in
      Tonight.Topic(
        id: id, title: id,
        questions: (1...20).map { number in
          Question(id: "\(id).q\(number)", hasVariants: true) {
            sampleQuestion(id: "\(id).q\(number)", seed: $0)
          }
        }, isLesson: true)
    }
  }

  private func state(_ ids: [String], minutes: Int = 90) throws -> QuizState {
    let tonight = Tonight(
      topics(ids), progress: ProgressSummary(), seed: 4, minutes: minutes)
    return QuizState(try #require(tonight.flatMap { Drill($0) }))
  }

  /// Answers the question on turn, goes on, and tells which question it was.
  private func answer(_ state: inout QuizState, _ text: String) -> String {
    let id = state.answer.question.id
    _ = state.handle(.answer(.give(text)))
    _ = state.handle(.step(1))
    return id
  }

  @Test func `the diagnosis asks one question a topic, then shows a plan, weakest first`() throws {
    var state = try state(["a", "b", "c"])
    #expect(state.drill?.tonight?.diagnosisCount == 3)
    #expect(answer(&state, "300").hasPrefix("a."))
    #expect(answer(&state, "507").hasPrefix("b."))
    #expect(state.drill?.tonight?.isPlanShown == false)
    #expect(answer(&state, "300").hasPrefix("c."))
    let tonight = try #require(state.drill?.tonight)
    #expect(tonight.isPlanShown)
    #expect(tonight.plan.map(\.topic) == ["b", "a", "c"])
    #expect(state.answer.question.id.hasPrefix("b."))
  }

  @Test func `more topics than ten minutes have room for are not all asked about`() throws {
    let state = try state((1...30).map { "topic\($0)" })
    #expect(state.drill?.tonight?.diagnosisCount == Tonight.diagnosisMinutes)
  }

  @Test func `the plan fits into the time that is left`() throws {
    var state = try state(["a", "b", "c", "d"], minutes: 20)
    _ = state.handle(.pass(milliseconds: 60_000))
    for _ in 0..<4 { _ = answer(&state, "507") }
    let plan = try #require(state.drill?.tonight?.plan)
    #expect(!plan.isEmpty)
    #expect(plan.map(\.minutes).reduce(0, +) <= 19)
  }

  @Test func `a missed question returns after three and after eight others`() throws {
    var state = try state(["a", "b", "c", "d", "e"])
    for _ in 0..<5 { _ = answer(&state, "300") }
    let missed = answer(&state, "507")
    let others = (0..<12).map { _ in answer(&state, "300") }
    // Three others, the question, five others more, the question: eight others in all.
    #expect(others.enumerated().filter { $0.element == missed }.map(\.offset) == [3, 9])
  }

  @Test func `it ends when the time is over`() throws {
    var state = try state(["a", "b"], minutes: 15)
    #expect(!state.isAtEnd)
    _ = state.handle(.pass(milliseconds: 15 * 60_000))
    #expect(state.isAtEnd)
    #expect(state.drill?.tonight?.isPlanShown == true)
  }
}
