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
        }, lesson: .init(minutes: 15, pageCount: 9))
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
    #expect(tonight.plan?.lines.map(\.topic) == ["b", "a", "c"])
    #expect(state.answer.question.id.hasPrefix("b."))
  }

  @Test func `more topics than ten minutes have room for are not all asked about`() throws {
    let state = try state((1...30).map { "topic\($0)" })
    // Ten minutes of ninety, a question a minute.
    #expect(state.drill?.tonight?.diagnosisCount == 10)
  }

  @Test(arguments: [5, 15, 20, 45, 90, 600])
  func `the plan fits into the time that is left, and names what it leaves out`(minutes: Int)
    throws
  {
    let ids = (1...30).map { "topic\($0)" }
    var state = try state(ids, minutes: minutes)
    _ = state.handle(.pass(milliseconds: 60_000))
    while state.drill?.tonight?.plan == nil { _ = answer(&state, "507") }
    let plan = try #require(state.drill?.tonight?.plan)
    #expect(!plan.lines.isEmpty)
    #expect(plan.minutes <= minutes - 1)
    #expect(Set(plan.lines.map(\.topic) + plan.leftOut) == Set(ids))
    #expect(plan.lines.count + plan.leftOut.count == ids.count)
    // Thirty lessons of 15 minutes with two questions each are 570: only ten hours hold them all.
    #expect(plan.leftOut.isEmpty == (minutes == 600))
  }

  @Test func `a lesson is read whole where there is time, and its last page where there is not`()
    throws
  {
    let readings: [(minutes: Int, page: Int?)] = [(90, 0), (15, 8)]
    for (minutes, page) in readings {
      var state = try state(["a", "b"], minutes: minutes)
      for _ in 0..<2 { _ = answer(&state, "507") }
      #expect(state.handle(.openReading) == [.open(.lesson(id: "a", page: page))])
    }
  }

  @Test func `questions of practice come when those of the exam are used up`() throws {
    let topic = Tonight.Topic(
      id: "a", title: "a", questions: [sample("a.exam")],
      supply: (1...3).map { sample("a.more\($0)") })
    let tonight = Tonight([topic], progress: ProgressSummary(), seed: 4, minutes: 90)
    var state = QuizState(try #require(tonight.flatMap { Drill($0) }))
    let first = answer(&state, "300")
    let more = (0..<3).map { _ in answer(&state, "300") }
    #expect(first == "a.exam")
    #expect(Set(more) == ["a.more1", "a.more2", "a.more3"])
  }

  private func sample(_ id: String) -> Question {
    Question(id: id, hasVariants: true) { sampleQuestion(id: id, seed: $0) }
  }

  @Test func `a missed question returns after three and after eight others`() throws {
    var state = try state(["a", "b", "c", "d", "e"])
    for _ in 0..<5 { _ = answer(&state, "300") }
    let missed = answer(&state, "507")
    let others = (0..<12).map { _ in answer(&state, "300") }
    // Three others, the question, five others more, the question: eight others in all.
    #expect(others.enumerated().filter { $0.element == missed }.map(\.offset) == [3, 9])
  }

  @Test func `also when the plan is done before, others come between`() throws {
    var state = try state(["a", "b"], minutes: 5)
    _ = answer(&state, "507")
    _ = answer(&state, "300")
    var asked: [String] = []
    while !state.isAtEnd { asked.append(answer(&state, "300")) }
    asked.append(state.answer.question.id)
    let missed = try #require(asked.first { id in asked.count { $0 == id } == 2 })
    #expect(asked.enumerated().filter { $0.element == missed }.map(\.offset) == [3, 9])
  }

  @Test func `it ends when the time is over`() throws {
    var state = try state(["a", "b"], minutes: 15)
    #expect(!state.isAtEnd)
    _ = state.handle(.pass(milliseconds: 15 * 60_000))
    #expect(state.isAtEnd)
    #expect(state.drill?.tonight?.isPlanShown == true)
  }
}
