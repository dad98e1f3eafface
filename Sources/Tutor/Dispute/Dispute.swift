internal import Course
package import Grading

/// A verdict that a student does not believe, with all that an instructor needs to see it again.
package struct Dispute: Hashable, Sendable {
  /// Such as `10.1.b`.
  package var question: String
  /// The variant; nil for the source's own numbers.
  package var seed: UInt64?
  /// What was asked, with its numbers, in one line.
  package var prompt: String
  /// As it was typed.
  package var answer: String
  /// How the program read it; nil where there is nothing to read.
  package var understood: String?
  package var outcome: Verdict.Outcome
  /// Such as `10.1.b:same-assumed`.
  package var note: String?
  /// What the program said.
  package var message: String
  /// The student's own words.
  package var words = ""

  package init(
    question: String, seed: UInt64?, prompt: String, answer: String, understood: String?,
    outcome: Verdict.Outcome, note: String?, message: String
  ) {
    self.question = question
    self.seed = seed
    self.prompt = prompt
    self.answer = answer
    self.understood = understood
    self.outcome = outcome
    self.note = note
    self.message = message
  }

  /// The command that grades the same answer again.
  package var command: String {
    let quoted = "'" + answer.replacing("'", with: "'\\''") + "'"
    return "cnn-tutor answer \(question) \(quoted)" + (seed.map { " --seed \($0)" } ?? "")
      + " --json"
  }
}

extension AnswerState {
  /// What can be disputed now: the verdict on the answer as it stands.
  package var dispute: Dispute? {
    guard isVerdictCurrent, let verdict else { return nil }
    return Dispute(
      question: question.id, seed: question.seed, prompt: question.prompt.plainText,
      answer: judgedText, understood: verdict.understood, outcome: verdict.outcome,
      note: question.note(of: verdict), message: verdict.message)
  }
}
