internal import ContentFormat
internal import Grading
internal import MathNotation

/// Numbers that come out when two mistakes are made in one calculation, or one in another reading of the question.
///
/// Both changes are made in the calculation and the engine computes it: two differences added up would also pair mistakes
/// that exclude each other.
struct MistakePairs {
  private let part: ComputedPart
  private let language: String

  init(_ part: ComputedPart, language: String) {
    self.part = part
    self.language = language
  }

  /// Two mistakes at once, by their names in order; none for an answer that is no single number.
  func pairs() throws(ContentProblem) -> [NamedAnswer<Value>] {
    guard part.answer?.real != nil else { return [] }
    let causes = try part.recognised.map { known throws(ContentProblem) in
      (known: known, formula: try inWorkingForm(known.expression, line: known.line))
    }
    var pairs: [NamedAnswer<Value>] = []
    for (index, first) in causes.enumerated() {
      for second in causes[(index + 1)...] where second.known.note != first.known.note {
        guard let value = try value(of: first.formula, and: second.formula) else { continue }
        let say = try [first.known, second.known].map(words)
        pairs.append(
          NamedAnswer(
            causes: [first.known.note, second.known.note].sorted(),
            answer: value, say: "Perhaps two things at once. \(say[0]) And: \(say[1])"))
      }
    }
    return pairs
  }

  /// One mistake made in another accepted reading of the question.
  func otherReadings() throws(ContentProblem) -> [NamedAnswer<Value>] {
    guard part.answer?.real != nil else { return [] }
    var answers: [NamedAnswer<Value>] = []
    // A reading that is known word for word is no calculation.
    for reading in part.accepted where !reading.expression.isEmpty {
      let read = try inWorkingForm(reading.expression, line: reading.line)
      for cause in part.recognised {
        let mistaken = try inWorkingForm(cause.expression, line: cause.line)
        guard let value = try value(of: read, and: mistaken) else { continue }
        answers.append(NamedAnswer(note: cause.note, answer: value, say: try words(cause)))
      }
    }
    return answers
  }

  /// Nil where the two meet, or come to a number that one of them or the right way makes too.
  private func value(of first: Formula, and second: Formula) throws(ContentProblem) -> Value? {
    for right in try rights() {
      guard let both = CombinedMistakes(right: right)?.combining(first, second) else { continue }
      do throws(ContentProblem.Fault) {
        let value = try part.scope.value(of: both)
        let isKnown = ([part.answer].compactMap(\.self) + part.misconceptions.map(\.value))
          .contains(value)
        return isKnown ? nil : value
      } catch {
        throw part.problem(at: "misconceptions", error)
      }
    }
    return nil
  }

  /// The calculations with letters that lead to the answer: those written out, then the answer's own expression.
  private func rights() throws(ContentProblem) -> [Formula] {
    var rights: [Formula] = []
    for text in part.file.workings { rights.append(try Self.symbolic(text, of: part)) }
    return rights + [try formula(part.answerExpression, line: part.node.line)]
  }

  /// The same with the answer's own expression, where it stands in another one, written out as the working does.
  private func inWorkingForm(_ text: String, line: Int) throws(ContentProblem) -> Formula {
    let read = try formula(text, line: line)
    guard let working = part.file.workings.first else { return read }
    let right = try formula(part.answerExpression, line: part.node.line)
    return read.replacing(right, with: .group(.round, try Self.symbolic(working, of: part)))
  }

  private static func symbolic(
    _ working: String, of part: ComputedPart
  ) throws(ContentProblem) -> Formula {
    let text = working.withoutBraces
    do { return try ParsedExpressions.formula(text) } catch {
      throw part.problem(at: "working", .expression(text, reason: "\(error)"))
    }
  }

  private func formula(_ text: String, line: Int) throws(ContentProblem) -> Formula {
    do { return try ParsedExpressions.formula(text) } catch {
      throw part.problem(line: line, .expression(text, reason: "\(error)"))
    }
  }

  private func words(_ known: ComputedPart.Known) throws(ContentProblem) -> String {
    try part.richText(known.say, language, line: known.line).plainText
  }
}

extension String {
  /// A working with its letters: `(F)*(K)*(K)` of `{F}*{K}*{K}`.
  var withoutBraces: String { replacing("{", with: "(").replacing("}", with: ")") }
}

extension Formula {
  /// With another formula wherever this one stands.
  fileprivate func replacing(_ old: Formula, with new: Formula) -> Formula {
    self == old ? new : mapChildren { $0.replacing(old, with: new) }
  }
}
