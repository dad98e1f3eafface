internal import CNNEngine
internal import ContentFormat
internal import Grading
internal import MathNotation

/// Hands the right answer and all that is recognised beside it to the key of the part's type.
struct KeyBuilder {
  let part: ComputedPart
  /// In the order shown; for questions that give some.
  let choices: [Choice]
  let language: String

  /// The key that judges answers to the part.
  func key() throws(ContentProblem) -> any AnswerKey {
    let free = part.file.misconceptions.entries.filter(\.value.isFree).map(\.key)
    let spellings = try spellings()
    guard !free.isEmpty || !spellings.isEmpty else { return try strictKey() }
    return LenientKey(key: try strictKey(), spellings: spellings, freeNotes: Set(free))
  }

  private func strictKey() throws(ContentProblem) -> any AnswerKey {
    switch part.file.type {
    case .integer:
      return IntegerKey(
        try known("a whole number", \.exact), unit: part.file.unit, workings: try workings(),
        isDivided: isDivided, isAbout: part.file.isAbout,
        context: part.answerContext(language))
    case .shape:
      let known = try known("a shape") { $0.list?.compactMap(\.integer) }
      let axes = part.file.axes.isEmpty ? ShapeKey.axes(count: known.right.count) : part.file.axes
      guard axes.count == known.right.count else {
        throw part.problem(at: "axes", wrongAnswer("one size for each of \(axes.count) axes"))
      }
      return ShapeKey(axes: axes, known: known, context: part.answerContext(language))
    case .real:
      return RealKey(
        try known("a number") { $0.real == nil ? nil : $0 }, rule: try rule(),
        context: part.answerContext(language))
    case .formula:
      return try formulaKey()
    case .steps:
      return try stepsKey()
    case .vector, .matrix:
      return CellsKey(
        try known("a list of numbers", \.cells), context: part.answerContext(language))
    case .build:
      return try buildKey()
    case .choice:
      return ChoiceKey(choices)
    case .twoTier:
      guard let isTrue = part.answer?.truth else {
        throw part.problem(at: "answer", wrongAnswer("true or false"))
      }
      return TwoTierKey(isTrue: isTrue, reasons: choices)
    case .rubric:
      return RubricKey([])
    }
  }

  /// Whether a division leads to the answer, its own or that of a window that jumps.
  private var isDivided: Bool {
    let texts = [part.answerExpression] + part.file.workings
    let calls = texts.compactMap { try? ParsedExpressions.formula($0.withoutBraces) }
      .flatMap(\.parts)
    let asksNetwork = calls.contains {
      if case .call(let name, _) = $0 { NetworkCalls.names.contains(name) } else { false }
    }
    let jumps = part.network?.summary.rows.contains {
      $0.receptiveField.map { $0.jump > 1 } ?? false
    }
    return calls.contains(where: \.isDivision) || (asksNetwork && jumps ?? false)
  }

  /// The calculations that lead to a whole number, in numbers.
  private func workings() throws(ContentProblem) -> [Formula] {
    var workings: [Formula] = []
    for text in part.file.workings { workings.append(try working(text)) }
    return workings
  }

  /// A calculation must come to the answer.
  private func working(_ text: String) throws(ContentProblem) -> Formula {
    do throws(ContentProblem.Fault) {
      let filled = try TextTemplate.fill(text, in: part.scope).replacing(",", with: "")
      let formula: Formula
      do { formula = try Formula(expression: filled) } catch {
        throw .expression(filled, reason: "\(error)")
      }
      let value = try ExpressionScope(variables: [:]).value(of: filled)
      guard value == part.answer else {
        throw .rule(
          "the working \(filled) comes to \(value), not to the answer",
          mend: "Write the calculation with its numbers, as in {F}*{K}*{K}")
      }
      return formula
    } catch {
      throw part.problem(at: "working", error)
    }
  }

  /// How near a real number must be.
  private func rule() throws(ContentProblem) -> RealKey.Rule {
    if let figures = part.file.figures { return .figures(figures) }
    if let tolerance = part.file.tolerance { return .tolerance(tolerance) }
    throw part.problem(
      at: nil, .missingKey("figures", owner: "the real number of part \"\(part.file.id)\""))
  }

  /// Accepted answers that are known word for word.
  private func spellings() throws(ContentProblem) -> [NamedAnswer<String>] {
    guard part.file.type != .formula else { return [] }
    var spellings: [NamedAnswer<String>] = []
    for other in part.accepted {
      guard case .text(let words) = other.value else { continue }
      spellings.append(try named(other, words))
    }
    return spellings
  }

  /// The right answer and the others as the key wants them; a misconception of another form never fits.
  func known<Answer>(
    _ wanted: String, _ answer: (Value) -> Answer?
  ) throws(ContentProblem) -> KnownAnswers<Answer> {
    guard let right = part.answer.flatMap(answer) else {
      throw part.problem(at: "answer", wrongAnswer(wanted))
    }
    var accepted: [NamedAnswer<Answer>] = []
    for other in part.accepted {
      guard let value = answer(other.value) else { continue }
      accepted.append(try named(other, value))
    }
    var misconceptions: [NamedAnswer<Answer>] = []
    for other in part.recognised {
      guard let value = answer(other.value) else { continue }
      var cause = try named(other, value)
      if !part.isAlone(other) { cause.working = part.scope.working(of: other.expression) }
      misconceptions.append(cause)
    }
    return KnownAnswers(right, accepted: accepted, misconceptions: misconceptions)
  }

  private func named<Answer>(
    _ known: ComputedPart.Known, _ answer: Answer
  ) throws(ContentProblem) -> NamedAnswer<Answer> {
    let say = try part.richText(known.say, language, line: known.line)
    return NamedAnswer(note: known.note, answer: answer, say: say.plainText)
  }

  private func wrongAnswer(_ wanted: String) -> ContentProblem.Fault {
    let given = part.answer?.description ?? "nothing"
    return .rule(
      "the answer of part \"\(part.file.id)\" is \(given)", mend: "Its type wants \(wanted)")
  }
}

extension Formula {
  fileprivate var isDivision: Bool {
    switch self {
    case .fraction, .remainder, .group(.floor, _), .group(.ceiling, _): true
    case .call(let name, _): ["floor", "ceil", "round", "outputSize"].contains(name)
    default: false
    }
  }
}
