internal import Checked
internal import ContentFormat
internal import Grading
internal import MathNotation

/// Equations of plain numbers on the pages of a lesson, computed: `2 · 1 + 0 · 0 = 2`, `28 / 6 = 4.67`.
///
/// A side that holds a letter says nothing here, and a right side with decimals may be rounded to them.
struct StatedEquations {
  /// Relations whose sides are compared.
  private static let compared: Set<Relation> = [.equal, .approximately]

  /// The first equation of a page that does not hold, as a sentence; nil when all do.
  static func problem(on page: Page, file: String) -> ContentProblem? {
    page.blocks.flatMap(formulas).firstNonNil(falseEquation).map { stated in
      ContentProblem(
        file: file, line: page.line,
        fault: .rule(
          "the page \"\(page.title)\" states \(stated.equation), and the left side comes to \(stated.value)",
          mend: "Correct the number, or write what a document misprints as code"))
    }
  }

  private static func formulas(of block: Block) -> [Formula] {
    switch block {
    case .paragraph(let text): formulas(in: [text])
    case .list(let items, _): formulas(in: items)
    case .table(let header, let rows): formulas(in: header + rows.flatMap(\.self))
    case .formula(let formula): equations(in: formula)
    case .code, .figure, .derivation, .ask, .experiment: []
    }
  }

  private static func formulas(in texts: [RichText]) -> [Formula] {
    texts.flatMap(\.spans).flatMap { span in
      if case .formula(let formula) = span { equations(in: formula) } else { [] as [Formula] }
    }
  }

  /// The formula itself and every part of it that compares.
  private static func equations(in formula: Formula) -> [Formula] {
    let inner = formula.children.flatMap(equations)
    if case .relation = formula { return [formula] + inner }
    return inner
  }

  /// An equation whose sides are both numbers and differ.
  private static func falseEquation(_ formula: Formula) -> (equation: String, value: String)? {
    guard case .relation(let first, let links) = formula else { return nil }
    var left = first
    for link in links {
      defer { left = link.value }
      guard compared.contains(link.relation), let computed = try? Evaluator().value(of: left),
        let value = computed.real, let stated = (try? Evaluator().value(of: link.value))?.real
      else { continue }
      let tolerance = max(
        unit(of: link.value) / 2, unit(of: left) / 2, 1e-9 * max(value.magnitude, 1))
      if (value - stated).magnitude > tolerance * 1.000001 {
        return ("\(left.linearText) = \(link.value.linearText)", "\(computed)")
      }
    }
    return nil
  }

  /// What the last written digit of a decimal is worth: 0.01 of 4.67; nothing of a whole number or a sum.
  private static func unit(of formula: Formula) -> Double {
    switch formula {
    case .number(let digits):
      guard let point = digits.firstIndex(of: ".") else { return 0 }
      return (0..<digits[point...].count - 1).reduce(1.0) { unit, _ in unit / 10 }
    case .sum(let terms) where terms.count == 1: return unit(of: terms[0].value)
    case .product(let factors): return factors.map { unit(of: $0.value) }.max() ?? 0
    case .group(_, let inner): return unit(of: inner)
    default: return 0
    }
  }
}
