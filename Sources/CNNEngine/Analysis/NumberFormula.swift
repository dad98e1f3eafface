/// Where a number of the layer table comes from: the formula, the numbers put in, the value.
///
///     NumberFormula("F·C·K·K", "3·1·4·4", 48).description  // "F·C·K·K = 3·1·4·4 = 48"
public struct NumberFormula: Hashable, Sendable, CustomStringConvertible {
  /// In the letters of the course: F filters, C channels, K kernel, s stride, P padding, d dilation.
  public var symbols: String
  /// The same with numbers.
  public var numbers: String
  /// The result.
  public var value: Int

  /// States a formula with its numbers and its value.
  public init(_ symbols: String, _ numbers: String, _ value: Int) {
    self.symbols = symbols
    self.numbers = numbers
    self.value = value
  }

  /// A number that is what it is: nothing to compute.
  static func plain(_ symbols: String, _ value: Int) -> NumberFormula {
    NumberFormula(symbols, String(value), value)
  }

  /// Nothing is learned or multiplied.
  static let zero = NumberFormula("0", "0", 0)

  /// A product of named factors.
  static func product(_ factors: [(symbol: String, value: Int)], value: Int) -> NumberFormula {
    NumberFormula(
      factors.map(\.symbol).joined(separator: "·"),
      factors.map { String($0.value) }.joined(separator: "·"), value)
  }

  /// On one line, without what would be said twice.
  public var description: String {
    numbers == String(value) ? "\(symbols) = \(value)" : "\(symbols) = \(numbers) = \(value)"
  }
}
