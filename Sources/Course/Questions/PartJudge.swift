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
    let mistakes = MistakePairs(part, language: family.language)
    let more = FurtherAnswers(
      pairs: (try? mistakes.pairs()) ?? [],
      misconceptions: (try? mistakes.otherReadings()) ?? [],
      elsewhere: (try? Elsewhere(family, index, part, seed: seed).answers(given: earlier)) ?? [])
    return key.knowing(more).verdict(on: answer)
  }
}
