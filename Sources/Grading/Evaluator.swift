public import MathNotation
import RealModule

/// Computes formulas: exactly while possible, then in reals.
///
/// Work is bounded by the size of the formula: each part is visited once, and powers stop where they
/// leave the range of a real.
public struct Evaluator {
  /// A call such as `parameters(conv)`, or an entry such as `loss[0.1]`, that is answered from outside.
  public struct Call {
    /// The name before the bracket.
    public let name: String
    /// What stands in the brackets.
    public let arguments: [Formula]
    /// Whether the brackets are square.
    public let isEntry: Bool
    let evaluator: Evaluator

    /// The value of an argument, from 0.
    public func value(at index: Int) throws(EvaluationError) -> Value {
      guard arguments.indices.contains(index) else {
        throw .argumentCount(name, expected: index + 1, given: arguments.count)
      }
      return try evaluator.value(of: arguments[index])
    }

    /// The name or the quoted text that an argument is, from 0: `conv`, `"weights"`.
    public func word(at index: Int) throws(EvaluationError) -> String {
      guard arguments.indices.contains(index) else {
        throw .argumentCount(name, expected: index + 1, given: arguments.count)
      }
      switch arguments[index] {
      case .symbol(let word), .text(let word): return word
      default: throw .wrongKind(arguments[index].linearText, wanted: "a name")
      }
    }
  }

  /// Values by name.
  public var symbols: [String: Value]
  /// Answers calls that are not built in; nil where it does not know the name.
  public var answer: (Call) throws(EvaluationError) -> Value?

  /// Values by name, and whoever answers calls.
  public init(
    symbols: [String: Value] = [:],
    answer: @escaping (Call) throws(EvaluationError) -> Value? = { _ throws(EvaluationError) in nil
    }
  ) {
    self.symbols = symbols
    self.answer = answer
  }

  /// The value of a formula.
  public func value(of formula: Formula) throws(EvaluationError) -> Value {
    switch formula {
    case .number(let digits): return try number(digits)
    case .symbol(let name): return try symbol(name)
    case .text(let words): return .text(words)
    case .sum(let terms): return try sum(terms, formula)
    case .product(let factors): return try product(factors, formula)
    case .fraction(let above, let below):
      return try Arithmetic.quotient(number(above), number(below), below)
    case .remainder(let value, let divisor):
      return try Arithmetic.remainder(number(value), number(divisor), divisor)
    case .power(let base, let exponent):
      return try Arithmetic.power(number(base), number(exponent), formula)
    case .root(let inner, let degree): return try root(inner, degree, formula)
    case .percent(let inner):
      return try Arithmetic.quotient(number(inner), .integer(100), formula)
    case .group(let brackets, let inner): return try group(brackets, inner)
    case .list(let items): return .list(try items.map(value(of:)))
    case .call(let name, let arguments): return try call(name, arguments, formula)
    case .prefix(let name, let argument): return try call(name, [argument], formula)
    case .entry(let head, let arguments): return try entry(head, arguments, formula)
    case .relation(let first, let links): return try relation(first, links)
    case .matrix(_, let rows):
      return .list(
        try rows.map { row throws(EvaluationError) in .list(try row.map(value(of:))) })
    case .styled(_, let inner), .underbrace(let inner, _): return try value(of: inner)
    case .subscripted, .bigOperator, .cases, .aligned, .accent, .dots, .row, .empty:
      throw .notComputable(formula.linearText)
    }
  }

  // MARK: Parts

  private func number(_ formula: Formula) throws(EvaluationError) -> Value {
    let value = try value(of: formula)
    guard value.real != nil else { throw .wrongKind(formula.linearText, wanted: "a number") }
    return value
  }

  private func number(_ digits: String) throws(EvaluationError) -> Value {
    if let exact = ExactNumber(digits: digits) { return .exact(exact) }
    guard let real = Double(digits), real.isFinite else { throw .tooLarge(digits) }
    return .real(real)
  }

  private func symbol(_ name: String) throws(EvaluationError) -> Value {
    if let value = symbols[name] { return value }
    switch name {
    case "pi": return .real(.pi)
    case "e": return .real(.exp(1))
    case "true": return .truth(true)
    case "false": return .truth(false)
    default: throw .unknownName(name, known: symbols.keys.sorted())
    }
  }

  private func sum(_ terms: [Term], _ whole: Formula) throws(EvaluationError) -> Value {
    var total = Value.exact(.zero)
    for term in terms {
      let value = try number(term.value)
      switch term.sign {
      case .plus: total = try Arithmetic.sum(total, value, whole)
      case .minus: total = try Arithmetic.sum(total, Arithmetic.negative(value), whole)
      case .plusMinus: throw .notComputable(whole.linearText)
      }
    }
    return total
  }

  private func product(_ factors: [Factor], _ whole: Formula) throws(EvaluationError) -> Value {
    var total = Value.exact(.one)
    for factor in factors { total = try Arithmetic.product(total, number(factor.value), whole) }
    return total
  }

  private func root(
    _ inner: Formula, _ degree: Formula?, _ whole: Formula
  ) throws(EvaluationError) -> Value {
    let value = try number(inner)
    guard let degree else { return try Arithmetic.squareRoot(value, whole) }
    let exponent = try Arithmetic.quotient(.exact(.one), number(degree), degree)
    return try Arithmetic.power(value, exponent, whole)
  }

  private func group(_ brackets: Brackets, _ inner: Formula) throws(EvaluationError) -> Value {
    if brackets == .floor { return try Arithmetic.roundedDown(number(inner)) }
    if brackets == .ceiling { return try Arithmetic.roundedUp(number(inner)) }
    if brackets == .bars { return try Arithmetic.magnitude(number(inner)) }
    let value = try value(of: inner)
    return brackets == .square && value.list == nil ? .list([value]) : value
  }

  private func relation(_ first: Formula, _ links: [Link]) throws(EvaluationError) -> Value {
    var left = try value(of: first)
    for link in links {
      let right = try value(of: link.value)
      guard let holds = Comparison.holds(left, link.relation, right) else {
        throw .wrongKind(
          "\(left) \(link.relation.rawValue) \(right)", wanted: "a comparison of like things")
      }
      guard holds else { return .truth(false) }
      left = right
    }
    return .truth(true)
  }

  private func entry(
    _ head: Formula, _ arguments: [Formula], _ whole: Formula
  ) throws(EvaluationError) -> Value {
    guard case .symbol(let name) = head else { throw .notComputable(whole.linearText) }
    let call = Call(name: name, arguments: arguments, isEntry: true, evaluator: self)
    guard let value = try answer(call) else { throw .unknownCall(name) }
    return value
  }

  private func call(
    _ name: String, _ arguments: [Formula], _ whole: Formula
  ) throws(EvaluationError) -> Value {
    let call = Call(name: name, arguments: arguments, isEntry: false, evaluator: self)
    if let value = try answer(call) { return value }
    guard Vocabulary.builtIn.contains(name) else { throw .unknownCall(name) }
    if name == "min" || name == "max" {
      return try Arithmetic.extreme(
        try arguments.map(number), isLargest: name == "max", whole)
    }
    guard arguments.count == 1 else {
      throw .argumentCount(name, expected: 1, given: arguments.count)
    }
    return try Arithmetic.function(name, number(arguments[0]), whole)
  }
}
