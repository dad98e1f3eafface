internal import CNNEngine
internal import ContentFormat
internal import Grading
internal import MathNotation

/// A comparison between what runs come to, such as `validationLoss[0.1] < validationLoss[1]`.
package struct ExperimentClaim: Hashable, Sendable {
  /// As the author writes it.
  package let text: String
  private let formula: Formula
  private let references: [Reference]

  /// A measure of a variant, as it stands in the claim.
  private struct Reference: Hashable {
    var measure: ExperimentMeasure
    var variant: String
  }

  /// Reads a claim, and makes sure that it names measures and variants that exist.
  init(_ text: String, variants: [String]) throws(ContentProblem.Fault) {
    self.text = text
    do {
      formula = try Formula(expression: text)
    } catch {
      throw .expression(text, reason: "\(error)")
    }
    var references: [Reference] = []
    for (name, variant) in formula.namesWithVariants {
      guard let measure = ExperimentMeasure(rawValue: name) else {
        throw .unknownIdentifier("measure", name, of: ExperimentMeasure.allCases.map(\.rawValue))
      }
      guard variants.contains(variant) else {
        throw .unknownIdentifier("variant", variant, of: variants)
      }
      references.append(Reference(measure: measure, variant: variant))
    }
    self.references = references
    guard holds({ _, _ in 1 }) != nil else {
      throw .expression(
        text, reason: "it is no comparison. Write one, as in testError[a] < testError[b].")
    }
  }

  /// What runs must measure for the claim to be judged.
  package var measures: [ExperimentMeasure] { references.map(\.measure) }

  /// Whether the claim holds for numbers by measure and variant; nil when one of them is not there.
  package func holds(_ number: (ExperimentMeasure, _ variant: String) -> Double?) -> Bool? {
    var values: [Reference: Double] = [:]
    for reference in references {
      guard let value = number(reference.measure, reference.variant) else { return nil }
      values[reference] = value
    }
    let symbols = values.filter { $0.key.variant.isEmpty }
      .map { ($0.key.measure.rawValue, Value.real($0.value)) }
    let evaluator = Evaluator(symbols: Dictionary(uniqueKeysWithValues: symbols)) {
      [values] call throws(EvaluationError) in
      guard let measure = ExperimentMeasure(rawValue: call.name) else { return nil }
      let variant = call.arguments.variantName
      return values[Reference(measure: measure, variant: variant)].map(Value.real)
    }
    return (try? evaluator.value(of: formula))?.truth
  }
}

extension Formula {
  /// Every `measure[variant]`, and every name alone with an empty variant, in reading order.
  fileprivate var namesWithVariants: [(name: String, variant: String)] {
    switch self {
    case .entry(.symbol(let name), let arguments): [(name, arguments.variantName)]
    case .symbol(let name): [(name, "")]
    default: children.flatMap(\.namesWithVariants)
    }
  }
}

extension [Formula] {
  /// What stands between square brackets: words, numbers, or a text in quotes.
  fileprivate var variantName: String {
    map { formula in
      switch formula {
      case .text(let words), .symbol(let words), .number(let words): words
      default: formula.linearText
      }
    }.joined(separator: ", ")
  }
}
