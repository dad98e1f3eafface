import Grading
import MathNotation
import Testing

/// Two mistakes made in one calculation; all numbers by hand, with F = 96, K = 5, C = 3.
@Suite struct CombinedMistakesTests {
  private func both(_ first: String, _ second: String, of right: String) throws -> Value? {
    let combined = try #require(CombinedMistakes(right: Formula(expression: right)))
      .combining(Formula(expression: first), Formula(expression: second))
    let numbers: [String: Value] = [
      "F": .integer(96), "K": .integer(5), "C": .integer(3), "H": .integer(13),
    ]
    return try combined.map { try Evaluator(symbols: numbers).value(of: $0) }
  }

  /// Without biases and without channels: 96 · 25.
  @Test(arguments: [
    ("F*K^2*C", "F*(K^2 + 1)", 2400),
    // One filter without its channels: 25 + 1.
    ("F*(K^2 + 1)", "K^2*C + 1", 26),
    // A bias for each slice, and one channel: 96 · 25 + 96 · 3.
    ("F*C*(K^2 + 1)", "F*(K^2 + 1)", 2688),
    // A bias too many beside no channels: 96 · 26 + 1.
    ("F*(K^2*C + 1) + 1", "F*(K^2 + 1)", 2497),
  ])
  func `both are made`(first: String, second: String, number: Int) throws {
    #expect(try both(first, second, of: "F*(K*K*C + 1)") == .integer(number))
    #expect(try both(second, first, of: "F*(K*K*C + 1)") == .integer(number))
  }

  @Test(arguments: [
    // Both change what stands behind the weights of the filters.
    ("F*K^2*C", "F*K^2*C + 1"),
    // The same mistake, and one that changes nothing.
    ("F*(K^2 + 1)", "F*(K^2 + 1)"), ("F*(K^2 + 1)", "F*(K^2*C + 1)"),
    // A count of something else has nothing in common with the right one.
    ("F*(K^2 + 1)", "H"),
  ])
  func `mistakes that exclude each other are no pair`(first: String, second: String) throws {
    #expect(try both(first, second, of: "F*(K*K*C + 1)") == nil)
  }

  /// A number of places is one factor: 96 · 13 · 13 with 13 for 13 - 5 + 1 on both sides, without filters 169.
  @Test func `a difference is one factor`() throws {
    let right = "F*(H-K+1)*(H-K+1)"
    #expect(try both("F*H^2", "(H-K+1)^2", of: right) == .integer(169))
    #expect(try both("F*H^2", "F*(H-K)^2", of: right) == nil)
  }

  /// Corrections of a whole count: the network with 10 more and 3 fewer.
  @Test func `what is added to a whole count adds up`() throws {
    #expect(try both("F + 10", "F - C", of: "F") == .integer(103))
    #expect(try both("F + 10", "F + 10", of: "F") == nil)
  }
}
