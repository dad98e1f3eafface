import Grading
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.340_845_057, 6, "0.340845"), (2.302_585_093, 3, "2.3"), (61706.0, 6, "61,706"),
    (0.5, 6, "0.5"), (-0.001_95, 6, "-0.00195"), (1e-9, 3, "1e-9"), (1.5e20, 6, "1.5e20"),
    (999_999.9, 3, "1,000,000"), (0, 6, "0"),
    (123_456_789, 3, "123,000,000"),
  ])
  func `reals are shown in significant figures`(value: Double, figures: Int, text: String) {
    #expect(NumberText.real(value, figures: figures) == text)
  }

  /// Powers of ten beyond 308 are infinite, so that the least numbers were no whole number of figures.
  @Test(arguments: ["1e-304", "-1e-310", "2.5e-320", "4.94e-324", "1.797e308"])
  func `the least and the greatest numbers are shown`(text: String) throws {
    #expect(NumberText.real(try #require(Double(text)), figures: 4).prefix(4) == text.prefix(4))
  }

  @Test func `what is no number is said in words`() {
    #expect(NumberText.real(.nan) == "undefined")
    #expect(NumberText.real(.infinity) == "infinite")
  }

  /// 81/2500 = 0.0324, 4473/125 = 35.784: by hand.
  @Test func `a long fraction that ends is shown in decimals`() {
    #expect(ExactNumber(81, over: 2500)?.description == "0.0324")
    #expect(ExactNumber(-4473, over: 125)?.description == "-35.784")
    #expect(ExactNumber(1_234_001, over: 1_000)?.description == "1,234.001")
    #expect(ExactNumber(5, over: 16)?.description == "5/16")
  }

  @Test func `digits with an exponent beyond all numbers are no exact number`() {
    #expect(ExactNumber(digits: "1e\(Int.min)") == nil)
    #expect(ExactNumber(digits: "1e\(Int.max)") == nil)
  }

  @Test func `exact numbers are fractions in lowest terms`() {
    #expect(ExactNumber(6, over: -8)?.description == "-3/4")
    #expect(ExactNumber(1, over: 3000)?.description == "1/3,000")
    #expect(ExactNumber(1, over: 0) == nil)
    #expect(ExactNumber(digits: "0.250")?.description == "1/4")
    #expect(ExactNumber(Int128.max, over: 1)?.adding(.one) == nil)
    #expect(ExactNumber(2).raised(to: -3)?.description == "1/8")
    #expect(ExactNumber(10).raised(to: 60) == nil)
  }
}
