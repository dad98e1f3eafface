internal import Grading

/// Judges the answers to a part: by its key, then by what is right for something else.
///
/// What lies outside of the part is computed only for an answer that needs it.
struct PartJudge: Sendable {
  let family: QuestionFamily
  let index: Int
  let part: ComputedPart
  let key: any AnswerKey
  let seed: UInt64?
  /// What is recognised beside the key, by the answers to other parts.
  private let further = Remembered<[String: String], FurtherAnswers, Never>()

  init(
    family: QuestionFamily, index: Int, part: ComputedPart, key: any AnswerKey, seed: UInt64?
  ) {
    self.family = family
    self.index = index
    self.part = part
    self.key = key
    self.seed = seed
  }

  /// The verdict for a student who answered `earlier` to other parts, by their names.
  ///
  /// What cannot be computed is not recognised: the linter names it.
  func verdict(on answer: String, earlier: [String: String]) -> Verdict {
    var key = key
    let own = try? FollowThrough(family, index, part)?.answer(given: earlier)
    if let own { key = key.knowing(FurtherAnswers(followThrough: own)) }
    let verdict = key.verdict(on: answer)
    guard verdict.outcome == .wrong, verdict.basis == .unknown || verdict.basis == .nearMiss
    else { return verdict }
    let more = further.value(for: earlier) { furtherAnswers(earlier) }
    return key.knowing(more).verdict(on: answer)
  }

  private func furtherAnswers(_ earlier: [String: String]) -> FurtherAnswers {
    let mistakes = MistakePairs(part, language: family.language)
    return FurtherAnswers(
      pairs: (try? mistakes.pairs()) ?? [],
      misconceptions: (try? mistakes.otherReadings()) ?? [],
      elsewhere: (try? Elsewhere(family, index, part, seed: seed).answers(given: earlier)) ?? [])
  }
}
