import Testing

@testable import Grading

@Suite struct PreciseRealTests {
  /// Each pair is the true value in two doubles: Python's decimal module with 60 digits.
  @Test(
    arguments: [
      ("sqrt(2)", PreciseReal(2).squareRoot, (1.4142135623730951, -9.667293313452913e-17)),
      ("exp(1)", PreciseReal(1).exponential, (2.718281828459045, 1.4456468917292502e-16)),
      (
        "exp(-30.5)", PreciseReal(-30.5).exponential,
        (5.675685232632723e-14, -2.744021414416088e-30)
      ),
      ("ln(10)", PreciseReal(10).logarithm, (2.302585092994046, -2.1707562233822494e-16)),
      (
        "ln(0.001953125)", PreciseReal(0.001953125).logarithm,
        (-6.238324625039508, -9.769191078365131e-17)
      ),
      (
        "1/3", PreciseReal(1).divided(by: PreciseReal(3)),
        (0.3333333333333333, 1.850371707708594e-17)
      ),
    ] as [(String, PreciseReal?, (Double, Double))])
  func `a value is right within its bound, and the bound is narrow`(
    name: String, value: PreciseReal?, exact: (Double, Double)
  ) throws {
    let value = try #require(value)
    let distance = (value.high - exact.0) + (value.low - exact.1)
    #expect(distance.magnitude <= value.error)
    #expect(value.error <= 1e-24 * value.real.magnitude)
  }

  @Test func `what cancels keeps a bound that covers it`() throws {
    // (sqrt(2)^2 - 2) is zero: only the bound is left.
    let root = try #require(PreciseReal(2).squareRoot)
    let rest = root * root + PreciseReal(-2)
    #expect(rest.mayBeZero)
    #expect(rest.error < 1e-26)
    #expect(PreciseReal(1).divided(by: rest) == nil)
  }

  @Test func `what is not defined has no value`() {
    #expect(PreciseReal(-1).squareRoot == nil)
    #expect(PreciseReal(0).logarithm == nil)
    #expect(PreciseReal(1).divided(by: PreciseReal(0)) == nil)
    #expect(PreciseReal(0).raised(to: -1) == nil)
    #expect(!PreciseReal(1e6).exponential.isFinite)
    #expect(PreciseReal(-1e6).exponential.real == 0)
  }

  /// 7^40 by hand of Python: 6366805760909027985741435139224001.
  @Test func `whole powers are exact to thirty digits`() throws {
    let power = try #require(PreciseReal(7).raised(to: 40))
    let exact = try #require(ExactNumber(6_366_805_760_909_027_985_741_435_139_224_001, over: 1))
    let reference = try #require(PreciseReal(exact))
    #expect((power + -reference).mayBeZero)
    #expect(power.error < 1e7)
  }
}
