internal import CNNEngine
internal import Grading
internal import MathNotation

/// How large weights are drawn: a scheme by its name, or a number or formula in `n`.
package struct WeightVariance: Hashable, Sendable {
  /// As it was written: `he`, `2/n`, `0.02`.
  package let text: String
  private let scheme: Initialiser?
  private let formula: Formula?

  /// The schemes of the course by their names.
  package static let lecun = WeightVariance(text: "lecun", scheme: .lecun())
  package static let xavier = WeightVariance(text: "xavier", scheme: .xavier())
  package static let he = WeightVariance(text: "he", scheme: .he())
  package static let schemes = [lecun, xavier, he]

  /// The widths for which a formula must have a value that can be used.
  private static let triedWidths = [2, 100]
  /// Beyond, sums of a deep stack leave the range of a real.
  private static let range = 1e-12...1e4

  private init(text: String, scheme: Initialiser) {
    self.text = text
    self.scheme = scheme
    formula = nil
  }

  /// Reads `lecun`, `xavier`, `he`, a number, or a formula such as `2/n`.
  package init(_ text: String) throws(FigureFault) {
    if let known = Self.schemes.first(where: { $0.text == text.lowercased() }) {
      self = known
      return
    }
    guard let formula = try? Formula(answer: text, vocabulary: Vocabulary(symbols: ["n"])) else {
      throw .unreadableVariance(text)
    }
    self.text = text
    self.formula = formula
    scheme = nil
    for width in Self.triedWidths {
      guard Self.range.contains(value(width: width)) else { throw .unreadableVariance(text) }
    }
  }

  /// The variance for layers that read and write so many units.
  package func value(width: Int) -> Double {
    if let scheme {
      return scheme.variance(
        of: ParameterSpec(
          name: "weight", role: .weight, shape: [width, width], fanIn: width, fanOut: width))
    }
    guard let formula else { return .nan }
    return (try? Evaluator(symbols: ["n": .integer(width)]).value(of: formula))?.real ?? .nan
  }

  /// The scheme's name, or the formula or number: `He`, `2/n`.
  package var name: String {
    switch scheme {
    case .he: "He"
    case .xavier: "Xavier"
    case .lecun: "LeCun"
    case .pytorch, .normal, nil: text
    }
  }
}
