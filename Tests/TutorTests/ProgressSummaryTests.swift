import Grading
import TestSupport
import Testing
import Tutor

struct ProgressSummaryTests {
  var summary = ProgressSummary()

  private mutating func answer(
    _ answer: String, _ verdict: Verdict.Outcome, causes: [Cause] = [], seed: UInt64? = nil
  ) {
    summary.apply(
      .attempt(
        Attempt(question: "q", seed: seed, answer: answer, verdict: verdict, causes: causes)))
  }

  @Test mutating func `the same wrong answer twice in a row counts once`() {
    answer("1", .wrong, causes: ["q:no-bias"])
    answer("1", .wrong, causes: ["q:no-bias"])
    #expect(summary.questions["q"]?.attemptCount == 1)
    #expect(summary.misconceptions == ["q:no-bias": 1])
    answer("2", .wrong)
    answer("1", .wrong, causes: ["q:no-bias"])
    #expect(summary.questions["q"]?.attemptCount == 3)
    #expect(summary.misconceptions == ["q:no-bias": 2])
  }

  @Test mutating func `the same wrong answer to other numbers counts again`() {
    answer("1", .wrong)
    answer("1", .wrong, seed: 4)
    #expect(summary.questions["q"]?.attemptCount == 2)
  }

  @Test mutating func `an unreadable answer is no attempt`() {
    answer("3*", .unreadable)
    #expect(summary == ProgressSummary())
  }

  @Test mutating func `the best attempt counts`() {
    answer("1", .right)
    answer("2", .wrong)
    summary.apply(.solutionShown(question: "q", seed: nil))
    #expect(summary.questions["q"] == QuestionProgress(state: .right, attemptCount: 2))
  }

  @Test mutating func `an accepted answer's note is no misconception`() {
    answer("304", .right, causes: ["q:relu-on-output"])
    #expect(summary.misconceptions.isEmpty)
  }

  @Test mutating func `a solution that was shown ranks above a wrong answer and below a right one`()
  {
    answer("1", .wrong)
    summary.apply(.solutionShown(question: "q", seed: nil))
    #expect(summary.questions["q"]?.state == .shown)
    answer("2", .right)
    #expect(summary.questions["q"]?.state == .right)
  }

  @Test mutating func `a lesson is resumed where it was left`() {
    for page in [0, 1, 2, 1] {
      summary.apply(.pageRead(lesson: "conv1d", page: page, pageCount: 9))
    }
    #expect(summary.pagesRead == ["conv1d": [0, 1, 2]])
    #expect(summary.lastPage == ["conv1d": 1])
    #expect(summary.lastLesson == "conv1d")
  }

  @Test mutating func `the best training run counts, and one that diverged does not`() {
    for error in [0.02, 0.01, 0.03, .nan] {
      summary.apply(.trained(experiment: "lenet5", data: "mnist", testError: error))
    }
    #expect(summary.trainingRuns == ["lenet5": 0.01])
  }
}
