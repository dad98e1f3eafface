internal import CNNEngine
package import ContentFormat
internal import Grading
internal import MathNotation

/// How large weights are drawn: a scheme by its name, or a number or formula in `n`.
struct WeightVariance: Hashable, Sendable {
  /// As it was written: `he`, `2/n`, `0.02`.
  let text: String
  private let scheme: Initialiser?
  private let formula: Formula?

  /// The schemes of the course by their names.
  static let lecun = WeightVariance(text: "lecun", scheme: .lecun())
  static let xavier = WeightVariance(text: "xavier", scheme: .xavier())
  static let he = WeightVariance(text: "he", scheme: .he())
  static let schemes = [lecun, xavier, he]

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
  init(_ text: String) throws(FigureFault) {
    if let known = Self.schemes.first(where: { $0.text == text.lowercased() }) {
      self = known
      return
    }
    guard let formula = try? Formula(answer: text, vocabulary: Vocabulary(symbols: ["n"])) else {
      throw .own(VarianceFault.unreadable(text))
    }
    self.text = text
    self.formula = formula
    scheme = nil
    for width in Self.triedWidths {
      guard Self.range.contains(value(width: width)) else {
        throw .own(VarianceFault.unreadable(text))
      }
    }
  }

  /// The variance for layers that read and write so many units.
  func value(width: Int) -> Double {
    if let scheme {
      return scheme.variance(
        of: ParameterSpec(
          name: "weight", role: .weight, shape: [width, width], fanIn: width, fanOut: width))
    }
    guard let formula else { return .nan }
    return (try? Evaluator(symbols: ["n": .integer(width)]).value(of: formula))?.real ?? .nan
  }

  /// The scheme's name, or the formula or number: `He`, `2/n`.
  var name: String {
    switch scheme {
    case .he: "He"
    case .xavier: "Xavier"
    case .lecun: "LeCun"
    case .pytorch, .normal, nil: text
    }
  }
}

/// What keeps weights from being drawn.
package enum VarianceFault: FaultOfKind {
  case unreadable(String)

  package var description: String {
    switch self {
    case .unreadable(let text):
      "the variance \"\(text)\" cannot be used. Write lecun, xavier, he, a number above 0 such as 0.02, "
        + "or a formula in n such as 2/n."
    }
  }

  package var clues: [FenceClue] { ["weights"] }
}
