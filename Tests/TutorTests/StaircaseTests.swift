import Testing
import Tutor

struct StaircaseTests {
  private func levels(_ results: [DrillResult]) -> [Int] {
    var staircase = Staircase()
    return results.map {
      staircase.take($0)
      return staircase.level
    }
  }

  @Test func `two clean questions in a row lead up, a miss leads down`() {
    #expect(levels([.clean, .clean, .clean, .clean, .missed]) == [1, 2, 2, 3, 2])
  }

  @Test func `a hint or a miss between them breaks the row`() {
    #expect(levels([.clean, .helped, .clean, .missed, .clean, .clean]) == [1, 1, 1, 1, 1, 2])
  }

  @Test func `the level stays between its ends`() {
    #expect(levels(Array(repeating: .missed, count: 3)).last == 1)
    #expect(levels(Array(repeating: .clean, count: 30)).last == 5)
  }

  @Test func `later questions come first, then hints go`() {
    var staircase = Staircase()
    var asked: [Int] = []
    var hints: [Int?] = []
    for _ in Staircase.levels {
      asked.append(staircase.askedCount(of: 7))
      hints.append(staircase.hintLimit)
      for _ in 0..<2 { staircase.take(.clean) }
    }
    #expect(asked == [3, 5, 7, 7, 7])
    #expect(hints == [nil, nil, nil, 1, 0])
    #expect(Staircase().askedCount(of: 1) == 1)
  }
}
