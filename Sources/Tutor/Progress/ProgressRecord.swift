package import Grading

/// Something the student did that is worth keeping.
package enum ProgressRecord: Hashable, Sendable {
  /// A page of a lesson (from 0) was shown, of so many.
  case pageRead(lesson: String, page: Int, pageCount: Int)
  /// A question was answered.
  case attempt(Attempt)
  /// The solution of a question was shown before it was answered rightly.
  case solutionShown(question: String, seed: UInt64?)
  /// A self-marked question, with the ticks that the student claimed.
  case selfMarked(question: String, tickCount: Int, tickTotal: Int)
  /// A training run ended.
  case trained(experiment: String, data: String, testError: Double)
  /// A lesson was proved by its question, and is skipped.
  case testedOut(lesson: String, question: String, seed: UInt64?)
  /// So long the student was at a lesson or a quiz.
  case timeSpent(place: String, milliseconds: Int)
}

/// One answer to one question.
package struct Attempt: Hashable, Sendable {
  /// Such as `10.1.b` or `conv1d.flip`.
  package var question: String
  /// The variant's seed; nil for the source's own numbers.
  package var seed: UInt64?
  /// What was typed.
  package var answer: String
  /// What was made of it.
  package var verdict: Verdict.Outcome
  /// What explains it, two for a pair of mistakes; empty when nothing was recognised.
  package var causes: [Cause]
  /// The misconception that the question was asked to review; nil outside of reviews.
  package var review: Cause?

  package init(
    question: String, seed: UInt64?, answer: String, verdict: Verdict.Outcome,
    causes: [Cause] = [], review: Cause? = nil
  ) {
    self.question = question
    self.seed = seed
    self.answer = answer
    self.verdict = verdict
    self.causes = causes
    self.review = review
  }
}
