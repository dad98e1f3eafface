package import Grading

/// A question with its numbers: what is shown, and how an answer is judged.
package struct QuestionInstance: Sendable {
  /// What kind of answer is wanted, with all that a screen needs to ask for it.
  package enum Kind: Sendable {
    case integer
    case shape
    case real
    case formula
    /// Lines that each follow from the one before, by one of the rules; none are named when there is no choice.
    case steps(start: RichText, rules: [String])
    /// One row for a vector; cells are filled in one by one.
    case cells(rows: Int, columns: Int)
    /// Layers in the short form, on the network of the question.
    case build
    /// One of several, already shuffled; the answer is a number from 1 or a letter.
    case choice([RichText])
    /// True or false, then one of several reasons, already shuffled: `true 2`, `yes b`.
    case twoTier(reasons: [RichText])
    /// A model answer, shown when asked for, and ticks that the student sets.
    case rubric(model: RichText, ticks: [RichText])
  }

  /// Such as `10.1.b`.
  package var id: String
  /// The variant; nil for the source's own numbers.
  package var seed: UInt64?
  package var kind: Kind
  package var prompt: RichText
  /// A ladder: a nudge first, then a step.
  package var hints: [RichText]
  package var solution: RichText
  /// What the source says where it differs, shown once the student has answered.
  package var sourceRemark: RichText?
  /// What the engine finds about a claim, to be run once the student has answered.
  package var proof: Proof?
  /// The network that the question is about, layer by layer; empty when it has none.
  package var layers: [LayerRow]
  /// The right answer as a student would type it; nil for a rubric.
  package var answer: String?
  /// The misconceptions that can be told from the right answer with these numbers, such as `same-assumed`.
  package var misconceptions: Set<String>
  /// How the lines of a derivation are checked one by one; nil for other kinds.
  package var derivation: Derivation?
  /// Pages that show the causes of mistakes, by their ids.
  package var causePages: [String: CausePage]
  /// A figure with these numbers, offered after some mistakes.
  package var trial: Trial?
  private var reading: @Sendable (_ answer: String) -> String?
  private var judge: @Sendable (_ answer: String, _ earlier: [String: String]) -> Verdict

  package init(
    id: String, seed: UInt64? = nil, kind: Kind, prompt: RichText, hints: [RichText],
    solution: RichText, sourceRemark: RichText? = nil, layers: [LayerRow] = [],
    answer: String? = nil, misconceptions: Set<String> = [], derivation: Derivation? = nil,
    causePages: [String: CausePage] = [:], trial: Trial? = nil,
    reading: @escaping @Sendable (_ answer: String) -> String? = { _ in nil },
    judge: @escaping @Sendable (_ answer: String, _ earlier: [String: String]) -> Verdict
  ) {
    self.id = id
    self.seed = seed
    self.kind = kind
    self.prompt = prompt
    self.hints = hints
    self.solution = solution
    self.sourceRemark = sourceRemark
    self.layers = layers
    self.answer = answer
    self.misconceptions = misconceptions
    self.derivation = derivation
    self.causePages = causePages
    self.trial = trial
    self.reading = reading
    self.judge = judge
  }

  /// Judges what a student typed, who answered `earlier` to other parts, by their names.
  ///
  /// An answer that would be right if those were is credited.
  package func grade(_ answer: String, earlier: [String: String] = [:]) -> Verdict {
    judge(answer, earlier)
  }

  /// How an answer is read while it is typed; nil where there is nothing to say, or nothing to read yet.
  package func understood(_ answer: String) -> String? {
    answer.allSatisfy(\.isWhitespace) ? nil : reading(answer)
  }

  /// The page that shows the cause of a wrong answer; of two causes the first that has one.
  package func causePage(of verdict: Verdict) -> CausePage? {
    wrongCauses(of: verdict).lazy.compactMap { causePages[$0] }.first
  }

  /// The trial, where it answers the cause of a wrong answer.
  package func trial(after verdict: Verdict) -> Trial? {
    guard let trial, wrongCauses(of: verdict).contains(where: trial.misconceptions.contains)
    else { return nil }
    return trial
  }

  private func wrongCauses(of verdict: Verdict) -> [String] {
    verdict.outcome == .wrong ? verdict.causes : []
  }

  /// What explains an answer to this question.
  package func causes(of verdict: Verdict) -> [Cause] {
    verdict.causes.map { Cause(question: id, name: $0) }
  }

  /// The stable name of a verdict's note: `10.1.b:same-assumed`; nil when nothing was recognised.
  package func note(of verdict: Verdict) -> String? {
    verdict.note.map { Cause(question: id, name: $0).description }
  }
}

/// A line of the layer table that stands beside a question.
package struct LayerRow: Hashable, Sendable {
  /// The layer's name in expressions, such as `conv`; `input` for the first row.
  package var name: String
  /// What is given of it: `3 filters 4x4, no bias`.
  package var given: String
  /// Shape of its output, such as `3x10x10`.
  package var output: String
  /// Parts (`f1`) one of which must be solved or shown before the output may be seen; empty when it is given.
  package var revealedBy: [String]

  package init(name: String, given: String, output: String, revealedBy: [String]) {
    self.name = name
    self.given = given
    self.output = output
    self.revealedBy = revealedBy
  }

  /// The output, or `?` while none of the parts that reveal it is earned.
  package func output(earned: Set<String>) -> String {
    revealedBy.isEmpty || revealedBy.contains { earned.contains($0) } ? output : "?"
  }
}
