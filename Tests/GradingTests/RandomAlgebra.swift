import MathNotation

/// Seeded random numbers and rewrites that keep the value of a formula.
struct RandomAlgebra {
  private var state: UInt64
  /// What a rewrite multiplies, divides, adds and subtracts; never zero.
  private let atoms: [String]

  init(seed: UInt64, atoms: [String] = ["n", "Var(w)", "3", "(n+1)", "E[x]"]) {
    state = seed
    self.atoms = atoms
  }

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  /// A formula with the same value, after a few random steps.
  mutating func rewritten(_ text: String, steps: Int) -> String {
    var text = text
    for _ in 0..<steps { text = step(text) }
    return text
  }

  private mutating func step(_ text: String) -> String {
    let atom = atoms[next(atoms.count)]
    switch next(9) {
    case 0: return "(\(text))*\(atom)/\(atom)"
    case 1: return "(\(text)) + \(atom) - \(atom)"
    case 2: return "\(atom) + (\(text)) - \(atom)"
    case 3: return "-(-(\(text)))"
    case 4: return "1/(1/(\(text)))"
    case 5: return "½(\(text)) + (\(text))/2"
    case 6: return "(\(text))²/(\(text))"
    case 7: return "((\(text))(\(atom)+1) - (\(text))\(atom == "3" ? "·3" : "*" + atom))"
    default: return "{\(text)}^1"
    }
  }

  /// A random small formula over the atoms of exercise 10.3.
  mutating func formula(depth: Int) -> String {
    if depth == 0 || next(4) == 0 {
      return ["n", "Var(w)", "E[x]", "Var(x)", "E[x^2]", "2", "3", "1/2", "E[w^2]"][next(9)]
    }
    let left = formula(depth: depth - 1)
    let right = formula(depth: depth - 1)
    switch next(5) {
    case 0: return "(\(left)+\(right))"
    case 1: return "(\(left)-\(right))"
    case 2: return "\(left)*\(right)"
    case 3: return "\(left)/\(right)"
    default: return "(\(left))^\(1 + next(3))"
    }
  }
}
