internal import ContentFormat
internal import Grading

/// Fills numbers into texts: `{F}`, `{H-K+1}`, `{answer}`.
///
/// Between dollar signs a brace that follows a command, `^`, `_`, `]` or another brace's end belongs to TeX:
/// `\frac{K}{2}` stays, ` {K}` becomes the number.
struct TextTemplate {
  private var rest: Substring
  private var filled = ""
  private var isInTeX = false
  private let scope: ExpressionScope
  /// What stands for an expression that cannot be computed; nil where that is a fault.
  private let unknown: String?

  /// The text with its numbers.
  static func fill(
    _ text: String, in scope: ExpressionScope, unknown: String? = nil
  ) throws(ContentProblem.Fault) -> String {
    var template = TextTemplate(rest: text[...], scope: scope, unknown: unknown)
    return try template.run()
  }

  private init(rest: Substring, scope: ExpressionScope, unknown: String?) {
    self.rest = rest
    self.scope = scope
    self.unknown = unknown
  }

  private mutating func run() throws(ContentProblem.Fault) -> String {
    while let character = rest.first {
      if character == "\\" {
        move(2)
      } else if character == "$" {
        isInTeX.toggle()
        move(rest.hasPrefix("$$") ? 2 : 1)
      } else if character == "{", !belongsToTeX {
        try fillIn()
      } else {
        move(1)
      }
    }
    return filled
  }

  private mutating func move(_ count: Int) {
    filled += rest.prefix(count)
    rest = rest.dropFirst(count)
  }

  /// Whether the brace that comes next is an argument of a TeX command.
  private var belongsToTeX: Bool {
    guard isInTeX, let last = filled.last else { return false }
    if "}^_]".contains(last) { return true }
    let word = filled.reversed().prefix { $0.isLetter }
    return !word.isEmpty && filled.dropLast(word.count).last == "\\"
  }

  private mutating func fillIn() throws(ContentProblem.Fault) {
    let expression = rest.dropFirst().prefix { $0 != "}" }
    rest = rest.dropFirst(expression.count + 2)
    let text = try value(of: String(expression))
    // TeX would read the commas between groups of digits as a list; those of a list have a blank behind them.
    let items = text.split(separator: ", ", omittingEmptySubsequences: false)
    let ungrouped = items.map { $0.replacing(",", with: "") }.joined(separator: ", ")
    filled += isInTeX ? ungrouped : text
  }

  private func value(of expression: String) throws(ContentProblem.Fault) -> String {
    if expression == "answer", let answer = scope.answer { return answer }
    do throws(ContentProblem.Fault) {
      let value = try scope.value(of: expression)
      return value.decimalText ?? value.description
    } catch {
      guard let unknown else { throw error }
      return unknown
    }
  }
}

extension Value {
  /// A fraction above 1 with its places after the point, where these are few: 6.6 and not 33/5; nil for other values.
  var decimalText: String? {
    guard case .exact(let number) = self, !number.isInteger, (1...1e6).contains(abs(number.real)),
      let thousandfold = ExactNumber(1000 * number.numerator, over: number.denominator),
      thousandfold.isInteger
    else { return nil }
    return NumberText.real(number.real, figures: 9)
  }
}
