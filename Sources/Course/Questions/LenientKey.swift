internal import Grading

/// A key with sizes that are right beside a number, and with notes that cost no attempt.
struct LenientKey: AnswerKey {
  let key: any AnswerKey
  /// Right as they are written, such as `7x7` for the side of a square.
  let spellings: [NamedAnswer<String>]
  /// Misconceptions that are right but for their form.
  let freeNotes: Set<String>

  func verdict(on answer: String) -> Verdict {
    if let spelled = spellings.first(where: { SizeSpelling.isSame(answer, as: $0.answer) }) {
      return spelled.verdict(.right, .accepted, spelled.answer)
    }
    var verdict = key.verdict(on: answer)
    if let note = verdict.note, freeNotes.contains(note) { verdict.basis = .form }
    return verdict
  }

  func value(of answer: String) -> Value? { key.value(of: answer) }

  func knowing(_ more: FurtherAnswers) -> LenientKey {
    LenientKey(key: key.knowing(more), spellings: spellings, freeNotes: freeNotes)
  }
}
