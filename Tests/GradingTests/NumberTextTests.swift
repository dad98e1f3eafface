import Grading
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.340_845_057, 6, "0.340845"), (2.302_585_093, 3, "2.3"), (61706.0, 6, "61,706"),
    (0.5, 6, "0.5"), (-0.001_95, 6, "-0.00195"), (1e-9, 3, "1e-9"), (1.5e20, 6, "1.5e20"),
    (999_999.9, 3, "1,000,000"), (0, 6, "0"), (123_456_789, 3, "123,000,000"),
  ])
  func `reals are shown in significant figures`(value: Double, figures: Int, text: String) {
    #expect(NumberText.real(value, figures: figures) == text)
  }

  @Test func `what is no number is said in words`() {
    #expect(NumberText.real(.nan) == "undefined")
    #expect(NumberText.real(.infinity) == "infinite")
  }

  @Test func `exact numbers are fractions in lowest terms`() {
    #expect(ExactNumber(6, over: -8)?.description == "-3/4")
    #expect(ExactNumber(1, over: 0) == nil)
    #expect(ExactNumber(digits: "0.250")?.description == "1/4")
    #expect(ExactNumber(Int128.max, over: 1)?.adding(.one) == nil)
    #expect(ExactNumber(2).raised(to: -3)?.description == "1/8")
    #expect(ExactNumber(10).raised(to: 60) == nil)
  }
}
