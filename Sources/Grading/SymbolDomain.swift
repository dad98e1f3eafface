/// What values an atom of a formula may have.
public enum SymbolDomain: String, Hashable, Sendable, CaseIterable {
  case real
  case positive
  case positiveInteger = "positive integer"
  case nonNegative = "non-negative"
  case nonZero = "non-zero"
  /// Between 0 and 1.
  case fraction

  /// The values for a counter-example, small and different: primes, so that products stay apart.
  var smallValues: [Int] {
    switch self {
    case .real, .positive, .positiveInteger, .nonNegative, .nonZero: [2, 3, 5, 7, 11, 13]
    case .fraction: [2, 3, 5]
    }
  }

  /// A value for a comparison in reals.
  func sample(_ source: inout PointSource) -> Double {
    switch self {
    case .real: source.real(-3, 3)
    case .positive, .nonNegative: source.real(0.25, 4)
    case .positiveInteger: Double(1 + source.next() % 12)
    case .nonZero: source.real(0.25, 4) * (source.next() % 2 == 0 ? 1 : -1)
    case .fraction: source.real(0.05, 0.95)
    }
  }
}
