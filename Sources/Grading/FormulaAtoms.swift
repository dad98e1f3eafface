import MathNotation

/// Replaces atoms such as `Var(w)` and `E[x^2]` by plain names, and declared facts by what they say.
///
/// Two atoms are one when their arguments are equal, however they are written: `E[x*x]` is `E[x^2]`.
struct FormulaAtoms {
  /// What an atom is, apart from its spelling.
  private struct Key: Hashable {
    let name: String
    let arguments: [UInt64]
  }

  /// An atom that stands for itself.
  struct Atom: Hashable {
    /// The plain name that replaces it: as it is written, so that messages can quote it.
    let name: String
    let domain: SymbolDomain
    /// The name of the mean whose square this mean of a square cannot be below: `E[x]` for `E[x^2]`.
    var squareOf: String?
  }

  /// Facts may lead from one to the next so many times.
  private static let factDepth = 12
  /// Parts of a formula after its facts have been put in.
  private static let sizeLimit = 20_000

  private var facts: [Key: Formula] = [:]
  private var indexFacts: [String: Formula] = [:]
  private var domains: [Key: SymbolDomain] = [:]
  private var numbers: [Key: Int] = [:]
  private(set) var atoms: [Atom] = []
  /// Arguments of means, with the places of their atoms.
  private var means: [(argument: Formula, place: Int)] = []

  /// Atoms with their domains, and equations whose left sides are atoms.
  init(symbols: [(Formula, SymbolDomain)], facts: [(left: Formula, right: Formula)]) {
    // Facts about indices first: they decide which atoms are one.
    for fact in facts {
      if case .subscripted(.symbol(let name), .symbol) = fact.left { indexFacts[name] = fact.right }
    }
    for fact in facts {
      if case .subscripted(.symbol, .symbol) = fact.left { continue }
      if let key = key(of: fact.left) { self.facts[key] = fact.right }
    }
    for (symbol, domain) in symbols {
      if let key = key(of: symbol) { domains[key] = domain }
    }
  }

  /// The formula with plain names for atoms.
  mutating func resolved(_ formula: Formula) throws(EvaluationError) -> Formula {
    var left = Self.sizeLimit
    return try resolve(formula, depth: 0, &left)
  }

  /// Whether two atoms are one and the same.
  func isSameAtom(_ first: Formula, _ second: Formula) -> Bool {
    guard let key = key(of: first) else { return false }
    return key == self.key(of: second)
  }

  // MARK: Keys

  /// What an atom is; nil for what is no atom.
  private func key(of formula: Formula) -> Key? {
    switch formula {
    case .symbol(let name): return Key(name: name, arguments: [])
    case .styled(_, let inner): return key(of: inner)
    case .subscripted(let base, let script):
      guard let base = key(of: base), base.arguments.isEmpty else { return nil }
      if indexFacts[base.name] == .symbol(base.name) { return base }
      return Key(name: base.name + "_" + script.compactText(.ascii), arguments: [])
    case .call(let name, let arguments) where !Vocabulary.builtIn.contains(name):
      return Key(name: name, arguments: arguments.map(fingerprint))
    case .entry(let head, let arguments):
      guard let head = key(of: head) else { return nil }
      return Key(name: head.name, arguments: arguments.map(fingerprint))
    case .accent(let accent, let inner):
      return key(of: inner).map {
        Key(name: accent.rawValue + " " + $0.name, arguments: $0.arguments)
      }
    default: return nil
    }
  }

  /// A number that is the same for equal arguments: their value at one fixed point of the field.
  private func fingerprint(_ formula: Formula) -> UInt64 {
    var names: [String: PrimeField] = [:]
    let plain = withPlainNames(formula, &names)
    if let value = try? FieldEvaluator(symbols: names).value(of: plain) {
      return value.value
    }
    return Self.hash(formula.compactText(.ascii)) | 1 << 63
  }

  private func withPlainNames(
    _ formula: Formula, _ names: inout [String: PrimeField]
  ) -> Formula {
    if let key = key(of: formula) {
      let name = "\(key.name)\(key.arguments)"
      names[name] = PrimeField(Self.hash(name))
      return .symbol(name)
    }
    return formula.mapChildren { withPlainNames($0, &names) }
  }

  /// FNV-1a, which is the same in every run.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  // MARK: Resolving

  private mutating func resolve(
    _ formula: Formula, depth: Int, _ left: inout Int
  ) throws(EvaluationError) -> Formula {
    left -= 1
    guard left > 0, depth <= Self.factDepth else {
      throw .failed("This formula grows too large when the facts are put in. Write it shorter.")
    }
    if case .product(let factors) = formula,
      let index = factors.firstIndex(where: { $0.value.isSumSign })
    {
      return try resolveSum(factors, index, depth: depth, &left)
    }
    guard let key = key(of: formula), !Self.isConstant(formula, key, domains.keys.contains(key))
    else {
      return try formula.mapChildren { part throws(EvaluationError) in
        try resolve(part, depth: depth, &left)
      }
    }
    if case .subscripted(let base, _) = formula, let name = self.key(of: base)?.name,
      let right = indexFacts[name], right != .symbol(name)
    {
      return .group(.round, try resolve(right, depth: depth + 1, &left))
    }
    if let right = facts[key] {
      return .group(.round, try resolve(right, depth: depth + 1, &left))
    }
    return .symbol(name(of: key, formula))
  }

  private static func isConstant(_ formula: Formula, _ key: Key, _ isDeclared: Bool) -> Bool {
    !isDeclared && formula == .symbol("pi") || !isDeclared && formula == .symbol("e")
  }

  private mutating func name(of key: Key, _ formula: Formula) -> String {
    if let number = numbers[key] { return atoms[number].name }
    var text = indexFacts.isEmpty ? formula.linearText : withoutIndices(formula).linearText
    while atoms.contains(where: { $0.name == text }) { text += "'" }
    numbers[key] = atoms.count
    atoms.append(Atom(name: text, domain: domains[key] ?? .real))
    noteSquares(of: formula)
    return text
  }

  /// Notes which of the means so far is the mean of a square of another one's argument.
  private mutating func noteSquares(of formula: Formula) {
    guard let own = formula.meanArgument else { return }
    means.append((own, atoms.count - 1))
    for (argument, index) in means {
      let square = Formula.power(.group(.round, argument), .number("2"))
      for (other, place) in means where place != index && fingerprint(other) == fingerprint(square)
      {
        atoms[place].squareOf = atoms[index].name
      }
    }
  }

  private func withoutIndices(_ formula: Formula) -> Formula {
    if case .subscripted(.symbol(let name), _) = formula, indexFacts[name] == .symbol(name) {
      return .symbol(name)
    }
    return formula.mapChildren(withoutIndices)
  }

  /// A sum whose terms do not hang on its index is their number times one of them.
  private mutating func resolveSum(
    _ factors: [Factor], _ index: Int, depth: Int, _ left: inout Int
  ) throws(EvaluationError) -> Formula {
    guard case .bigOperator(let sign) = factors[index].value,
      case .relation(.symbol(let name), let links)? = sign.lower, links.count == 1,
      links[0].relation == .equal, let upper = sign.upper, index + 1 < factors.count
    else { throw .notComputable(Formula.product(factors).linearText) }
    let term = try resolve(
      .product(Array(factors[(index + 1)...])), depth: depth, &left)
    let own = numbers[Key(name: name, arguments: [])].map { atoms[$0].name }
    guard !term.parts.contains(where: { own != nil && $0 == .symbol(own ?? "") }) else {
      throw .notComputable(Formula.product(factors).linearText)
    }
    let count = Formula.sum([
      Term(.plus, upper), Term(.minus, .group(.round, links[0].value)), Term(.plus, .number("1")),
    ])
    let times = try resolve(count, depth: depth, &left)
    let before = try factors[..<index].map { factor throws(EvaluationError) in
      Factor(.dot, try resolve(factor.value, depth: depth, &left))
    }
    return .product(before + [Factor(.dot, .group(.round, times)), Factor(.dot, term)])
  }
}

extension Formula {
  fileprivate var isSumSign: Bool {
    if case .bigOperator(let sign) = self { sign.kind == .sum } else { false }
  }
}

extension Formula {
  /// Whether it is the variance of something.
  var isVariance: Bool {
    if case .call("Var", _) = self { true } else { false }
  }

  /// What a mean is taken of.
  var meanArgument: Formula? {
    switch self {
    case .call("E", let arguments), .entry(.symbol("E"), let arguments):
      arguments.count == 1 ? arguments[0] : nil
    default: nil
    }
  }
}
