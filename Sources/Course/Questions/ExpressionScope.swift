internal import CNNEngine
internal import Checked
internal import ContentFormat
internal import Grading
internal import MathNotation

/// What the expressions of a question can name: its variables, and its network's numbers.
struct ExpressionScope: Sendable {
  /// The drawn numbers.
  var variables: [String: Int]
  /// Answers `parameters(conv)` and the like; nil for a question without a network.
  var network: NetworkCalls?
  /// The right answer as texts show it; nil while it is not known yet.
  var answer: String?
  /// What `answer(a)` stands for: the student's own answers to other parts, by name.
  var earlier: [String: Value] = [:]

  /// Computes an expression of the content language.
  func value(of expression: String) throws(ContentProblem.Fault) -> Value {
    do {
      return try computed(ParsedExpressions.formula(expression))
    } catch let error as FormulaError {
      throw .expression(expression, reason: "\(error)")
    } catch let error as EvaluationError {
      throw .expression(expression, reason: sentence(of: error))
    } catch {
      preconditionFailure("reading and computing throw nothing else")
    }
  }

  /// What may stand before brackets.
  private static let calls =
    Vocabulary.builtIn.sorted() + SignalCalls.names + ListCalls.names + NetworkCalls.names
    + ["answer"]

  private func sentence(of error: EvaluationError) -> String {
    if network == nil, case .unknownCall(let name) = error, NetworkCalls.names.contains(name) {
      return "\"\(name)\" asks a network. Give the question one under \"network\"."
    }
    return error.sentence(knowing: Self.calls)
  }

  /// Whether a condition holds.
  func holds(_ condition: String) throws(ContentProblem.Fault) -> Bool {
    guard let truth = try value(of: condition).truth else {
      throw .expression(condition, reason: "it is no comparison. Write one, as in K <= H.")
    }
    return truth
  }

  /// The value of an expression that was read already.
  func value(of formula: Formula) throws(ContentProblem.Fault) -> Value {
    do throws(EvaluationError) { return try computed(formula) } catch {
      throw .expression(formula.linearText, reason: sentence(of: error))
    }
  }

  /// A calculation with the numbers of this draw, as a student writes it; nil for what is none.
  func working(of expression: String) -> Formula? {
    (try? ParsedExpressions.formula(expression)).map(numbered)
  }

  private func numbered(_ formula: Formula) -> Formula {
    switch formula {
    case .symbol, .call:
      guard let number = try? computed(formula).exact?.integer else { return formula }
      return .number(number)
    default: return formula.mapChildren(numbered)
    }
  }

  private func computed(_ formula: Formula) throws(EvaluationError) -> Value {
    let symbols = variables.mapValues(Value.integer)
    let evaluator = Evaluator(symbols: symbols) { call throws(EvaluationError) in
      if call.name == "answer" { return earlier[try call.word(at: 0)] }
      if let value = try SignalCalls.value(of: call) { return value }
      if let value = try ListCalls.value(of: call) { return value }
      return try network?.value(of: call)
    }
    return try evaluator.value(of: formula)
  }
}
