import Course
import Grading
import TestSupport
import Testing
import Tutor

struct ReviewTests {
  private let questions: Set<String> = ["10.1.a", "10.1.b", "conv1d.flip"]

  private func attempt(
    _ question: String, _ verdict: Verdict.Outcome, _ misconception: String? = nil,
    seed: UInt64? = nil, answer: String = "507", review: Cause? = nil
  ) -> ProgressRecord {
    .attempt(
      Attempt(
        question: question, seed: seed, answer: answer, verdict: verdict,
        causes: misconception.map { [Cause(question: question, name: $0)] } ?? [], review: review))
  }

  /// A record in which `10.1.b:same-assumed` was met on day 100.
  private var met: ProgressSummary {
    var progress = ProgressSummary()
    progress.apply(attempt("10.1.b", .wrong, "same-assumed"), day: 100)
    return progress
  }

  @Test func `a misconception is due from the day after it was met`() {
    #expect(met.due(day: 100, among: questions).isEmpty)
    #expect(met.due(day: 101, among: questions) == ["10.1.b:same-assumed"])
    #expect(met.nextDueDay(among: questions) == 101)
    #expect(met.due(day: 101, among: ["10.1.a"]).isEmpty)
    #expect(ProgressSummary().nextDueDay(among: questions) == nil)
  }

  @Test func `wrong answers without a known cause and right ones schedule nothing`() {
    var progress = ProgressSummary()
    progress.apply(attempt("10.1.a", .wrong), day: 100)
    progress.apply(attempt("10.1.a", .right), day: 100)
    progress.apply(attempt("10.1.a", .unreadable), day: 100)
    #expect(progress.memories.isEmpty)
  }

  @Test(arguments: [
    "constant-factor", "one-number", "axis-height-width", "step-rule", "answer-to-f2",
  ])
  func `what says how an answer differs and not why is counted and never reviewed`(note: String) {
    var progress = ProgressSummary()
    progress.apply(attempt("10.1.a", .wrong, note), day: 100)
    #expect(progress.memories.isEmpty)
    #expect(progress.misconceptions == ["10.1.a:\(note)": 1])
  }

  @Test func `what was forgotten most likely comes first`() {
    var progress = met
    progress.apply(attempt("10.1.a", .wrong, "no-out-ch"), day: 90)
    #expect(
      progress.due(day: 101, among: questions) == ["10.1.a:no-out-ch", "10.1.b:same-assumed"])
  }

  @Test func `a right review counts as good, one that was wrong first counts as again`() {
    let note: Cause = "10.1.b:same-assumed"
    var good = met
    good.apply(attempt("10.1.b", .right, seed: 7, review: note), day: 101)
    var expected = FSRS(.again, day: 100)
    expected.review(.good, day: 101)
    #expect(good.memories[note] == expected)

    var missed = met
    missed.apply(attempt("10.1.b", .wrong, seed: 7, review: note), day: 101)
    missed.apply(attempt("10.1.b", .wrong, seed: 7, answer: "3", review: note), day: 101)
    missed.apply(attempt("10.1.b", .right, seed: 7, review: note), day: 101)
    expected = FSRS(.again, day: 100)
    expected.review(.again, day: 101)
    #expect(missed.memories[note] == expected)
  }

  @Test func `the same misconception in its review is met once more, not twice`() {
    let note: Cause = "10.1.b:same-assumed"
    var progress = met
    progress.apply(attempt("10.1.b", .wrong, "same-assumed", seed: 7, review: note), day: 101)
    var expected = FSRS(.again, day: 100)
    expected.review(.again, day: 101)
    #expect(progress.memories[note] == expected)
    #expect(progress.misconceptions[note] == 2)
  }

  @Test func `a misconception is overcome by a right answer and back with the next slip`() {
    var progress = met
    #expect(progress.overcome.isEmpty)
    progress.apply(attempt("10.1.b", .right), day: 100)
    #expect(progress.overcome == ["10.1.b:same-assumed"])
    progress.apply(attempt("10.1.b", .wrong, "same-assumed"), day: 100)
    #expect(progress.overcome.isEmpty)
  }

  /// A question in whose variants the misconception is active for every fifth seed only.
  private func item(_ cause: Cause = "10.1.b:same-assumed", hasVariants: Bool = true) -> Review.Item
  {
    Review.Item(
      cause,
      question: Question(id: "10.1.b", hasVariants: hasVariants) { seed in
        var instance = sampleQuestion(seed: seed)
        instance.misconceptions = (seed ?? 0) % 5 == 0 ? ["same-assumed"] : []
        return instance
      })
  }

  @Test func `a review brings a variant in which the misconception shows`() throws {
    let drill = try #require(Review([item()], progress: met, day: 101).flatMap(Drill.init))
    #expect(drill.round.instance.seed == 105)
    #expect(drill.round.instance.misconceptions.contains("same-assumed"))
  }

  @Test
  func `without variants the source's own numbers come, and an unknown cause asks all the same`()
    throws
  {
    let own = try #require(
      Review([item(hasVariants: false)], progress: met, day: 101).flatMap(Drill.init))
    #expect(own.round.instance.seed == nil)
    let unknown = try #require(
      Review([item("10.1.b:gone")], progress: met, day: 101).flatMap(Drill.init))
    #expect(unknown.round.instance.seed == 101)
  }

  @Test func `its attempts carry the note, and it ends with the last item`() throws {
    let items = [item(), item("10.1.b:no-out-ch")]
    var state = QuizState(
      try #require(Review(items, progress: met, day: 101).flatMap(Drill.init)))
    #expect(!state.isAtEnd)
    let effects = state.handle(.answer(.give("300")))
    guard case .record(.attempt(let attempt)) = effects.first else {
      Issue.record("no attempt among \(effects)")
      return
    }
    #expect(attempt.review == "10.1.b:same-assumed")
    _ = state.handle(.enter)
    #expect(state.isAtEnd)
    _ = state.handle(.answer(.give("300")))
    _ = state.handle(.enter)
    #expect(state.answer.isDone)
    #expect(state.drill?.count == 2)
  }

  @Test func `nothing due is no review`() {
    #expect(Review([], progress: met, day: 101) == nil)
  }

  @Test func `the days that a review promises are those of the record`() throws {
    var state = QuizState(
      try #require(Review([item()], progress: met, day: 101).flatMap(Drill.init)))
    var progress = met
    for case .record(let record) in state.handle(.answer(.give("300"))) {
      progress.apply(record, day: 101)
    }
    guard case .review(let review) = state.drill?.plan else {
      Issue.record("not a review")
      return
    }
    #expect(
      review.daysUntilNext == progress.memories["10.1.b:same-assumed"].map { $0.dueDay - 101 })
  }
}
