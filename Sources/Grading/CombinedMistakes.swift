public import MathNotation

/// What a mistake changes in the right calculation, so that two mistakes can be made in it at once.
///
/// Both sides are read as sums of products: `F*(K^2*C + 1)` is `F·K·K·C + F`. Without the bias the second product is gone,
/// without the channels the first has lost its `C`; the two changes do not meet, and both together leave `F·K·K`.
public struct CombinedMistakes {
  private let right: [Product]

  /// A right calculation; nil when it is too long to be taken apart.
  public init?(right: Formula) {
    guard let right = Product.all(of: right) else { return nil }
    self.right = right
  }

  /// The calculation with both mistakes made; nil where they meet in one place, or one changes nothing of the right one.
  public func combining(_ first: Formula, _ second: Formula) -> Formula? {
    guard let one = edit(to: first), let other = edit(to: second) else { return nil }
    var products: [Product] = []
    for (index, product) in right.enumerated() {
      switch (one.changes[index], other.changes[index]) {
      case (.kept, .kept): products.append(product)
      case (.removed, .kept), (.kept, .removed): break
      case (.replaced(let own), .kept), (.kept, .replaced(let own)):
        products.append(product.applying(own))
      case (.replaced(let own), .replaced(let further)):
        guard own.removed.isDisjoint(from: further.removed) else { return nil }
        products.append(product.applying(own).applying(further))
      case (.removed, _), (_, .removed): return nil
      }
    }
    // The same product added twice is the same mistake, not two.
    guard !one.added.contains(where: other.added.contains) else { return nil }
    return .sum((products + one.added + other.added).map(\.term))
  }

  /// What happens to one product of the right calculation.
  private enum Change {
    case kept
    case removed
    case replaced(Replacement)
  }

  /// Factors that go and come.
  fileprivate struct Replacement {
    var removed: Bag
    var added: Bag
  }

  private struct Edit {
    var changes: [Change]
    var added: [Product]
  }

  /// Nil for a calculation that has nothing in common with the right one, or is the same.
  private func edit(to mistaken: Formula) -> Edit? {
    guard var rest = Product.all(of: mistaken) else { return nil }
    var changes = right.map { product -> Change in
      guard let index = rest.firstIndex(of: product) else { return .removed }
      rest.remove(at: index)
      return .kept
    }
    let open = changes.indices.filter { if case .removed = changes[$0] { true } else { false } }
    if open.isEmpty, rest.isEmpty { return nil }
    for index in open {
      let shared = rest.map { $0.sign == right[index].sign ? right[index].shared(with: $0) : 0 }
      guard let best = shared.max(), best > 0, let place = shared.firstIndex(of: best) else {
        continue
      }
      changes[index] = .replaced(right[index].replacement(by: rest.remove(at: place)))
    }
    let isRelated = changes.contains { if case .removed = $0 { false } else { true } }
    return isRelated ? Edit(changes: changes, added: rest) : nil
  }
}

/// So many of each factor.
private struct Bag: Equatable {
  private(set) var counts: [Formula: Int] = [:]

  mutating func add(_ factor: Formula, _ count: Int = 1) {
    let sum = counts[factor, default: 0] + count
    counts[factor] = sum > 0 ? sum : nil
  }

  func minus(_ other: Bag) -> Bag {
    var rest = self
    for (factor, count) in other.counts {
      rest.add(factor, -min(count, counts[factor, default: 0]))
    }
    return rest
  }

  func plus(_ other: Bag) -> Bag {
    var all = self
    for (factor, count) in other.counts { all.add(factor, count) }
    return all
  }

  func isDisjoint(from other: Bag) -> Bool {
    Set(counts.keys).isDisjoint(with: other.counts.keys)
  }

  var total: Int { counts.values.reduce(0, +) }
}

/// A product with its sign, factors in any order.
private struct Product: Equatable {
  var sign: Term.Sign
  var factors = Bag()

  /// More products than a course's calculation has: what multiplies out to more is left whole.
  private static let limit = 32

  /// A formula as a sum of products; nil when it has too many.
  static func all(of formula: Formula) -> [Product]? {
    let products = expanded(formula)
    return products.count <= limit ? products : nil
  }

  func shared(with other: Product) -> Int {
    factors.total - factors.minus(other.factors).total
  }

  func replacement(by other: Product) -> CombinedMistakes.Replacement {
    CombinedMistakes.Replacement(
      removed: factors.minus(other.factors), added: other.factors.minus(factors))
  }

  func applying(_ change: CombinedMistakes.Replacement) -> Product {
    var changed = self
    changed.factors = factors.minus(change.removed).plus(change.added)
    return changed
  }

  var term: Term {
    // The order says nothing: products of whole numbers are the same in any.
    let list = factors.counts.flatMap { Array(repeating: $0, count: $1) }
    return Term(sign, list.isEmpty ? .number("1") : .product(list.map { Factor(.dot, $0) }))
  }

  private static func expanded(_ formula: Formula) -> [Product] {
    switch formula {
    case .group(.round, let inner): return expanded(inner)
    case .number("1"): return [Product(sign: .plus)]
    case .sum(let terms):
      return terms.flatMap { term in
        expanded(term.value).map { product in
          var signed = product
          signed.sign = term.sign == product.sign ? .plus : .minus
          return signed
        }
      }
    case .product(let factors):
      return factors.reduce([Product(sign: .plus)]) { multiplied($0, $1.value) }
    case .power(let base, .number(let exponent)):
      guard let count = ExactNumber(digits: exponent)?.integer, (1...8).contains(count) else {
        return [single(formula)]
      }
      return (0..<count).reduce([Product(sign: .plus)]) { products, _ in multiplied(products, base)
      }
    default: return [single(formula)]
    }
  }

  /// Each product times a factor; a factor with a difference in it, such as a number of places, stays whole.
  private static func multiplied(_ products: [Product], _ factor: Formula) -> [Product] {
    var inner = expanded(factor)
    if inner.contains(where: { $0.sign != .plus }) || inner.count * products.count > limit {
      inner = [single(factor)]
    }
    return products.flatMap { product in
      inner.map { Product(sign: product.sign, factors: product.factors.plus($0.factors)) }
    }
  }

  private static func single(_ formula: Formula) -> Product {
    var product = Product(sign: .plus)
    product.factors.add(bare(formula))
    return product
  }

  private static func bare(_ formula: Formula) -> Formula {
    if case .group(.round, let inner) = formula { bare(inner) } else { formula }
  }
}
