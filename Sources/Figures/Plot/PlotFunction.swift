internal import CNNEngine
internal import ContentFormat
internal import Grading
internal import MathNotation

/// A function of `x`: a word such as `relu`, its slope `relu'`, or an expression.
struct PlotFunction {
  /// Places of a curve: more than the dots of a wide screen.
  static let drawnCount = 320
  /// Steps of the cursor, and the slope of `leakyRelu` below 0, unless said.
  static let usualSteps = 16
  static let usualSlope = 0.1

  /// A word that an author may write.
  private enum Word: String, CaseIterable {
    case relu
    case leakyRelu
    case sigmoid
    case tanh

    /// The engine's function; `slope` is that of `leakyRelu` below 0.
    func activation(slope: Double) -> Activation {
      switch self {
      case .relu: .relu
      case .leakyRelu: .leakyRelu(slope: slope)
      case .sigmoid: .sigmoid
      case .tanh: .tanh
      }
    }
  }

  /// What the text is.
  private enum Content {
    case word(Word, isSlope: Bool)
    case formula(Formula)
  }

  /// The words that an author may write.
  static let names = Word.allCases.map(\.rawValue)

  private let text: String
  /// Slope of `leakyRelu` below 0.
  private let slope: Double
  private let content: Content

  /// Reads a function; throws what cannot be read.
  init(_ text: String, slope: Double) throws(ContentProblem.Fault) {
    self.text = text
    self.slope = slope
    let isSlope = text.hasSuffix("'")
    if let word = Word(rawValue: isSlope ? String(text.dropLast()) : text) {
      content = .word(word, isSlope: isSlope)
      return
    }
    let formula: Formula
    do throws(FormulaError) {
      formula = try Formula(expression: text)
    } catch {
      throw .expression(text, reason: "\(error)")
    }
    if case .symbol(let word) = formula, word != "x" {
      throw .unknownWord("function", word, of: Self.names)
    }
    content = .formula(formula)
  }

  /// The values at places of a range, both ends among them; throws where there is none.
  func values(
    over range: ClosedRange<Double>, steps: Int
  ) throws(ContentProblem.Fault) -> [Plot.Value] {
    try (0...steps).map { step throws(ContentProblem.Fault) in
      let part = Double(step) / Double(steps)
      let x = range.lowerBound + (range.upperBound - range.lowerBound) * part
      return Plot.Value(x: x, y: try value(at: x))
    }
  }

  /// The value at a place; throws where there is none.
  func value(at x: Double) throws(ContentProblem.Fault) -> Double {
    let formula: Formula
    switch content {
    case .word(let word, let isSlope): return value(of: word, isSlope: isSlope, at: x)
    case .formula(let written): formula = written
    }
    do throws(EvaluationError) {
      let evaluator = Evaluator(symbols: ["x": .real(x)]) { call throws(EvaluationError) in
        guard let word = Word(rawValue: call.name), let inner = try call.value(at: 0).real else {
          return nil
        }
        return .real(self.value(of: word, isSlope: false, at: inner))
      }
      guard let value = try evaluator.value(of: formula).real, value.isFinite else {
        throw EvaluationError.wrongKind(text, wanted: "a finite number")
      }
      return value
    } catch {
      let known = Self.names + Vocabulary.builtIn.sorted()
      throw .expression(text, reason: "at x = \(x): \(error.sentence(knowing: known))")
    }
  }

  /// The engine's own function, or its slope as the engine's pullback gives it.
  private func value(of word: Word, isSlope: Bool, at x: Double) -> Double {
    let pass = word.activation(slope: slope).forward(Tensor([1], [x]))
    return isSlope
      ? pass.pullback(Tensor([1], [1])).dInput.elements[0] : pass.output.elements[0]
  }
}
