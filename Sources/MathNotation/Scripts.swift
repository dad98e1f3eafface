/// Raised and lowered characters for scripts that are short enough to read so.
public enum Scripts {
  private static let raisedDigits = twins("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
  private static let raisedLetters = twins("nikmtT", "ⁿⁱᵏᵐᵗᵀ")
  private static let loweredDigits = twins("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")
  private static let loweredLetters = twins("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")

  /// Longer scripts are easier to read on a row of their own.
  private static let longest = 5

  /// An exponent in raised characters, when each of its characters has one.
  public static func raised(_ formula: Formula) -> String? {
    converted(formula, raisedDigits.merging(raisedLetters) { first, _ in first })
  }

  /// An exponent of digits and signs in raised characters: what a screen reader can tell.
  public static func raisedNumber(_ formula: Formula) -> String? {
    converted(formula, raisedDigits)
  }

  /// A subscript in lowered characters, when each of its characters has one.
  public static func lowered(_ formula: Formula) -> String? {
    converted(formula, loweredDigits.merging(loweredLetters) { first, _ in first })
  }

  private static func twins(_ plain: String, _ twins: String) -> [Character: Character] {
    Dictionary(uniqueKeysWithValues: zip(plain, twins))
  }

  private static func converted(
    _ formula: Formula, _ table: [Character: Character]
  ) -> String? {
    guard isFlat(formula) else { return nil }
    let text = formula.compactText(.ascii)
    guard text.count <= longest else { return nil }
    var result = ""
    for character in text {
      guard let twin = table[character] else { return nil }
      result.append(twin)
    }
    return result
  }

  /// Whether a script is letters, digits and signs between them.
  private static func isFlat(_ formula: Formula) -> Bool {
    switch formula {
    case .number, .text: true
    case .symbol(let name): SymbolSigns.unicode(name) == name
    case .group(.round, let inner): isFlat(inner)
    case .sum(let terms): terms.allSatisfy { isFlat($0.value) }
    case .product(let factors):
      factors.allSatisfy { $0.sign == .implicit && isFlat($0.value) }
    default: false
    }
  }
}
