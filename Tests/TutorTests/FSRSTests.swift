import Testing
import Tutor

struct FSRSTests {
  private func isClose(_ value: Double, _ expected: Double, within tolerance: Double = 1e-4) -> Bool
  {
    abs(value - expected) <= tolerance
  }

  /// Source: `test_memo_state` of py-fsrs 6.3.1 (tests/test_basic.py).
  @Test func `stability and difficulty are those of the source's own test`() {
    var memory = FSRS(.again, day: 0)
    for day in [0, 1, 4, 12, 33] { memory.review(.good, day: day) }
    #expect(isClose(memory.stability, 53.62691))
    #expect(isClose(memory.difficulty, 6.3574867))
  }

  /// Source: `test_review_card` of py-fsrs 6.3.1, whose zeros are learning steps within a day.
  @Test func `intervals are those of the source's own test`() {
    var memory = FSRS(.good, day: 0)
    var day = 0
    var intervals: [Int] = []
    for _ in 0..<5 {
      memory.review(.good, day: day)
      intervals.append(memory.dueDay - day)
      day = memory.dueDay
    }
    for grade in [FSRS.Grade.again, .again] { memory.review(grade, day: day) }
    for _ in 0..<5 {
      memory.review(.good, day: day)
      intervals.append(memory.dueDay - day)
      day = memory.dueDay
    }
    #expect(intervals == [2, 11, 46, 163, 498, 2, 4, 7, 12, 21])
  }

  /// By hand from the default parameters: S = w0 = 0.212; D = w4 - e^0 + 1 = 6.4133.
  @Test func `what was met today is due tomorrow`() {
    let memory = FSRS(.again, day: 100)
    #expect(memory.stability == 0.212)
    #expect(isClose(memory.difficulty, 6.4133, within: 1e-12))
    #expect(memory.dueDay == 101)
  }

  /// By the definition of stability: R = 0.9 after S days, and 1 on the day itself.
  @Test func `the probability falls from 1 to 90 % in as many days as the stability`() {
    var memory = FSRS(.easy, day: 0)
    #expect(memory.retrievability(day: 0) == 1)
    #expect(memory.retrievability(day: 8) > 0.9)
    #expect(memory.retrievability(day: 9) < 0.9)
    #expect(memory.retrievability(day: -3) == 1)
    memory.review(.again, day: 9)
    #expect(memory.retrievability(day: 9) == 1)
  }

  @Test func `no row of answers leaves the bounds`() {
    var hard = FSRS(.again, day: 0)
    var easy = FSRS(.easy, day: 0)
    for _ in 0..<1000 {
      hard.review(.again, day: hard.dueDay + 1)
      easy.review(.easy, day: easy.dueDay)
    }
    #expect(hard.stability >= 0.001)
    #expect((1...10).contains(hard.difficulty))
    #expect(easy.difficulty == 1)
    #expect(easy.dueDay - easy.lastDay == 36_500)
  }

  @Test func `a clock that was set back changes nothing for the worse`() {
    var memory = FSRS(.good, day: 10)
    memory.review(.good, day: 3)
    #expect(memory.lastDay == 10)
    #expect(memory.stability >= 2.3065)
  }

  @Test func `days are whole ones, also before 1970 and for nonsense`() {
    #expect(StudyDay.containing(86_399.9) == 0)
    #expect(StudyDay.containing(86_400) == 1)
    #expect(StudyDay.containing(-1) == -1)
    #expect(StudyDay.containing(.nan) == 0)
    #expect(StudyDay.containing(1e300) == 0)
  }
}
