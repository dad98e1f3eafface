internal import Grading

/// A key with answers that are known word for word, and with notes that cost no attempt.
struct LenientKey: AnswerKey {
  let key: any AnswerKey
  /// Right as they are written, such as `7x7` for the side of a square.
  let spellings: [NamedAnswer<String>]
  /// Misconceptions that are right but for their form.
  let freeNotes: Set<String>

  func verdict(on answer: String) -> Verdict {
    let words = Self.plain(answer)
    if let spelled = spellings.first(where: { Self.plain($0.answer) == words }) {
      return Verdict(
        outcome: .right, note: spelled.note, message: spelled.say, understood: spelled.answer,
        basis: .accepted)
    }
    var verdict = key.verdict(on: answer)
    if let note = verdict.note, freeNotes.contains(note) { verdict.basis = .form }
    return verdict
  }

  func value(of answer: String) -> Value? { key.value(of: answer) }

  func knowing(_ more: FurtherAnswers) -> LenientKey {
    LenientKey(key: key.knowing(more), spellings: spellings, freeNotes: freeNotes)
  }

  /// Without blanks, capitals and marks of direction; a cross is the letter x.
  private static func plain(_ text: String) -> String {
    let seen = text.unicodeScalars.filter { scalar in
      scalar.properties.generalCategory != .format && !scalar.properties.isWhitespace
    }
    return String(String.UnicodeScalarView(seen)).lowercased().replacing("×", with: "x")
  }
}
