internal import ContentFormat
internal import Grading

/// Rules for one part with its numbers.
struct PartRules {
  let part: ComputedPart
  let instance: QuestionInstance
  let language: String
  /// Right answers to the other parts of a quiz, which may still be open.
  var otherAnswers: [String] = []
  /// What is said to answers that are right for something else.
  var saidElsewhere: [NamedAnswer<Value>] = []

  /// Every rule.
  func check() throws(ContentProblem) {
    try checkAnswers()
    try GoalRules(part: part, prompt: instance.prompt.plainText, language: language).check()
    try checkSource()
    try checkHints()
    try checkDiagnoses()
    try checkSentences()
  }

  /// What is said to any answer must contain no answer of this part, and none of a part that may still be open.
  ///
  /// Smaller numbers stand in sentences as places and counts: "at character 1".
  func checkSentences() throws(ContentProblem) {
    let own = part.answer.map { $0.isTelling && part.file.type.isNumeric } ?? false
    let graded = try PartMessages(part: part, instance: instance, language: language).said()
    for said in graded + saidElsewhere.map({ .init(given: $0.causes[0], words: $0.say) })
    where gives(said.words, to: said.given, own: own) {
      throw part.problem(
        at: "answer", .givesAway("what is said to \"\(said.given)\"", part.file.id))
    }
  }

  /// The model answer is right, each accepted one too, and each active misconception is recognised.
  func checkAnswers() throws(ContentProblem) {
    if let answer = instance.answer {
      let verdict = instance.grade(answer)
      guard verdict.outcome == .right else {
        throw part.problem(at: "answer", .misjudged("model", answer, verdict, wanted: "right"))
      }
    }
    for accepted in part.accepted where accepted.value != part.answer {
      let text = part.text(of: accepted.value)
      let verdict = instance.grade(text)
      guard verdict.outcome == .right, verdict.note == accepted.note else {
        throw part.problem(
          at: "accepted", .misjudged("accepted", text, verdict, wanted: accepted.note))
      }
    }
    for misconception in part.active {
      let text = part.text(of: misconception.value)
      let verdict = instance.grade(text)
      // A value of another form than the answer's, such as a fraction for a count, cannot be typed.
      let isMissed = part.file.type == .formula && verdict.note != misconception.note
      guard verdict.outcome == .right || isMissed else { continue }
      throw part.problem(
        at: "misconceptions", .misjudged("wrong", text, verdict, wanted: misconception.note))
    }
  }

  /// What the source says agrees with the engine, or an erratum says why not.
  private func checkSource() throws(ContentProblem) {
    guard let source = part.file.sourceSays, source.erratum == nil, let answer = part.answer else {
      return
    }
    let value = try part.value(of: source.value, at: "source_says")
    guard value != answer, !part.accepted.contains(where: { $0.value == value }) else { return }
    if part.file.type == .formula, instance.grade("\(value)").outcome == .right { return }
    throw part.problem(
      at: "source_says",
      .rule(
        "the source says \(value), the engine \(answer)",
        mend: "Correct the question, or name the erratum that explains it"))
  }

  /// A hint that names the number takes the work away.
  func checkHints() throws(ContentProblem) {
    for (index, hint) in instance.hints.enumerated() where gives(hint.plainText) {
      throw part.problem(
        at: "hints", .givesAway("hint \(index + 1)", part.file.id))
    }
  }

  func checkDiagnoses() throws(ContentProblem) {
    for misconception in part.active {
      let say = try part.richText(misconception.say, language, line: misconception.line)
      let given = part.text(of: misconception.value)
      guard gives(say.plainText, to: given, own: part.answer?.truth == nil) else { continue }
      throw part.problem(
        at: "misconceptions",
        .givesAway("what is said to \"\(misconception.note)\"", part.file.id))
    }
  }

  /// Whether a text contains the answer, which the question itself does not.
  private func gives(_ text: String) -> Bool {
    guard let answer = instance.answer, part.answer?.truth == nil else { return false }
    return text.names(answer) && !instance.prompt.plainText.names(answer)
  }

  /// Whether what is said to an answer contains the right one, or that to another part, and neither answer nor question do.
  private func gives(_ message: String, to given: String, own isOwnTold: Bool) -> Bool {
    let accepted = part.accepted.map(\.value).filter(\.isTelling).map(part.text)
    let own = isOwnTold ? [instance.answer].compactMap(\.self) + accepted : []
    return (own + otherAnswers).contains { answer in
      message.names(answer) && !given.names(answer) && !instance.prompt.plainText.names(answer)
    }
  }
}

extension Value {
  /// Whether it would be known again in a sentence: not a number below 10, of which there are many.
  var isTelling: Bool { truth == nil && (real ?? 10).magnitude >= 10 }
}

extension String {
  /// Whether a number or shape stands here as a whole, with or without separators.
  package func names(_ answer: String) -> Bool {
    let plain = replacing(",", with: "")
    let wanted = answer.replacing(",", with: "")
    return plain.ranges(of: wanted).contains { range in
      let before =
        range.lowerBound > plain.startIndex ? plain[plain.index(before: range.lowerBound)] : " "
      let after = range.upperBound < plain.endIndex ? plain[range.upperBound] : " "
      return !before.isPartOfNumber && !after.isPartOfNumber
    }
  }
}

extension Character {
  fileprivate var isPartOfNumber: Bool { isLetter || isNumber || self == "_" }
}

extension ContentProblem.Fault {
  fileprivate static func givesAway(_ what: String, _ part: String) -> Self {
    rule(
      "\(what) of part \"\(part)\" contains the answer",
      mend: "Name the cause or the next step instead")
  }

  fileprivate static func misjudged(
    _ kind: String, _ answer: String, _ verdict: Verdict, wanted: String
  ) -> Self {
    let got = [verdict.outcome.rawValue, verdict.note].compactMap(\.self)
      .joined(separator: " with ")
    return rule(
      "the \(kind) answer \"\(answer)\" is judged \(got), not \(wanted)",
      mend: "Check its expression")
  }
}
