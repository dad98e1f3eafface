internal import MathNotation
internal import Synchronization

/// Expressions of the content that were read already: each draw computes the same ones with other numbers.
enum ParsedExpressions {
  /// More than a course holds; texts with numbers filled in must not fill the memory.
  private static let limit = 20_000
  private static let known = Mutex<[String: Formula]>([:])

  /// The formula of a text, read once.
  static func formula(_ text: String) throws(FormulaError) -> Formula {
    if let formula = known.withLock({ $0[text] }) { return formula }
    let formula = try Formula(expression: text)
    known.withLock {
      if $0.count >= limit { $0.removeAll() }
      $0[text] = formula
    }
    return formula
  }
}
