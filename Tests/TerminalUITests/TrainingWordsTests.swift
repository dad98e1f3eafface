import Canvas
import Testing

@testable import TerminalUI
@testable import Tutor

struct TrainingWordsTests {
  @Test func `an error is given with as many digits as it deserves`() {
    #expect(ErrorCount(wrong: 13, total: 1_024).percentWords == "1.3 ± 0.35 %")
    #expect(ErrorCount(wrong: 98, total: 10_000).percentWords == "0.98 ± 0.10 %")
    #expect(ErrorCount(wrong: 922, total: 1_024).percentWords == "90.0 ± 0.94 %")
    #expect(ErrorCount(wrong: 13, total: 1_024).countWords == "13 of 1,024 wrong")
  }

  @Test func `time is told in the unit that suits it`() {
    #expect(durationWords(seconds: 4.06) == "4.1 s")
    #expect(durationWords(seconds: 42.4) == "42 s")
    #expect(durationWords(seconds: 125) == "2 min 05 s")
    #expect(durationWords(seconds: 4_200) == "1 h 10 min")
  }

  @Test func `speed has three digits`() {
    #expect(speedWords(201_345) == "201,000")
    #expect(speedWords(1_234) == "1,230")
    #expect(speedWords(999.6) == "1,000")
    #expect(speedWords(42) == "42")
  }

  @Test func `thousands are set apart`() {
    #expect(0.grouped == "0")
    #expect(999.grouped == "999")
    #expect(61_706.grouped == "61,706")
    #expect((-1_000_000).grouped == "-1,000,000")
    #expect(Double.nan.fixed(2) == "-")
  }
}
