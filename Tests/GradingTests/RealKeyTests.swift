import Grading
import MathNotation
import Testing

@Suite struct RealKeyTests {
  // 1/2 - 1/(2 pi) = 0.340845057, by hand
  private let variance = RealKey(KnownAnswers(.real(0.340_845_057)), rule: .figures(3))

  @Test(arguments: [
    "0.341", "0.3408", ".341", "34.1%", "1/2 - 1/(2*pi)", "½ − 1/(2π)", "0.340845", "3.41e-1",
    "3.41*10^-1",
  ])
  func `three figures in any spelling`(answer: String) {
    #expect(variance.verdict(on: answer).outcome == .right)
  }

  @Test(arguments: [
    ("0.34", "rounded-early"), ("0,34", "rounded-early"), ("34.1", "percent-for-fraction"),
    ("0.342", "rounded-on-the-way"),
  ])
  func `right but for its form costs nothing`(answer: String, note: String) {
    let verdict = variance.verdict(on: answer)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.note == note)
    #expect(!verdict.isCounted)
  }

  @Test(arguments: ["0.35", "0.4", "3.41", "1/3", "-0.341", "0"])
  func `another number is wrong`(answer: String) {
    let verdict = variance.verdict(on: answer)
    #expect(verdict.outcome == .wrong)
    #expect(verdict.isCounted)
  }

  @Test func `logarithms and roots are read`() {
    // ln 10 = 2.302585
    let logarithm = RealKey(KnownAnswers(.real(2.302_585_093)), rule: .tolerance(0.005))
    for answer in ["ln(10)", "ln 10", "2.3026", "2.30", #"\ln 10"#, "log(10)"] {
      #expect(logarithm.verdict(on: answer).outcome == .right, "\(answer)")
    }
    #expect(logarithm.verdict(on: "2.31").outcome == .wrong)
    // sqrt(2/100) = 0.141421
    let root = RealKey(KnownAnswers(.real(0.141_421_356)), rule: .relative(0.005))
    for answer in ["sqrt(2/100)", "√(2/100)", "0.1414", "sqrt(2)/10", #"\sqrt{\frac{2}{100}}"#] {
      #expect(root.verdict(on: answer).outcome == .right, "\(answer)")
    }
  }

  @Test func `a cause is told before a rounding`() {
    let key = RealKey(
      KnownAnswers(
        .real(0.449),
        misconceptions: [
          NamedAnswer(note: "saving-complement", answer: .real(0.551), say: "That is what is left.")
        ]),
      rule: .figures(2))
    #expect(key.verdict(on: "55%").note == "saving-complement")
    #expect(key.verdict(on: "45 %").outcome == .right)
  }

  @Test(arguments: ["", "1/0", "ln(-1)", "0.3.4", "about"])
  func `what is no number costs nothing`(answer: String) {
    #expect(variance.verdict(on: answer).outcome == .unreadable)
  }
}
