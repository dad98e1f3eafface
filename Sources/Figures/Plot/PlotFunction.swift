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

  /// The words that an author may write.
  static let names = ["relu", "leakyRelu", "sigmoid", "tanh"]

  private let text: String
  /// Slope of `leakyRelu` below 0.
  private let slope: Double
  private let formula: Formula?

  /// Reads a function; throws what cannot be read.
  init(_ text: String, slope: Double) throws(ContentProblem.Fault) {
    self.text = text
    self.slope = slope
    let word = text.hasSuffix("'") ? String(text.dropLast()) : text
    if Self.names.contains(word) {
      formula = nil
      return
    }
    do throws(FormulaError) {
      formula = try Formula(expression: text)
    } catch {
      throw .expression(text, reason: "\(error)")
    }
    if case .symbol(let word) = formula, word != "x" {
      throw .unknownWord("function", word, of: Self.names)
    }
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
    guard let formula else {
      let isSlope = text.hasSuffix("'")
      return Self.value(of: isSlope ? String(text.dropLast()) : text, isSlope, at: x, slope)
    }
    do throws(EvaluationError) {
      let evaluator = Evaluator(symbols: ["x": .real(x)]) { call throws(EvaluationError) in
        guard Self.names.contains(call.name), let inner = try call.value(at: 0).real else {
          return nil
        }
        return .real(Self.value(of: call.name, false, at: inner, slope))
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
  private static func value(of word: String, _ isSlope: Bool, at x: Double, _ slope: Double)
    -> Double
  {
    let activation: Activation =
      switch word {
      case "relu": .relu
      case "leakyRelu": .leakyRelu(slope: slope)
      case "sigmoid": .sigmoid
      default: .tanh
      }
    let pass = activation.forward(Tensor([1], [x]))
    return isSlope
      ? pass.pullback(Tensor([1], [1])).dInput.elements[0] : pass.output.elements[0]
  }
}
