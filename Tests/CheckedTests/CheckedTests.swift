import Checked
import Testing

@Suite struct CheckedTests {
  @Test func `a number beyond Int is nil or the nearest end`() {
    #expect(2.9.checkedInt == 2)
    #expect((-2.9).checkedInt == -2)
    for number in [Double.infinity, 1e300, 9.3e18, .nan] { #expect(number.checkedInt == nil) }
    #expect(1e300.clampedInt == .max)
    #expect((-1e300).clampedInt == .min)
    #expect(Double.nan.clampedInt == 0)
    #expect((-7.5).clampedInt == -7)
  }

  @Test func `sums and products stop at the ends of Int`() {
    #expect(Int.max.checkedAdding(1) == nil)
    #expect(Int.min.checkedMultiplied(by: -1) == nil)
    #expect(Int.max.clampedAdding(1) == .max)
    #expect(Int.min.clampedAdding(-1) == .min)
    #expect(Int.min.clampedSubtracting(1) == .min)
    #expect(0.clampedSubtracting(.min) == .max)
    #expect(Int.max.clampedMultiplied(by: -2) == .min)
    #expect(Int.min.clampedMultiplied(by: -2) == .max)
  }

  @Test func `sizes are multiplied and added below a limit`() {
    #expect(checkedProduct([3, 4, 5]) == 60)
    #expect(checkedProduct([3, 4, 5], limit: 59) == nil)
    #expect(checkedProduct([.max, .max, 0]) == 0)
    #expect(checkedProduct([-1, -1]) == nil)
    #expect(checkedSum([3, 4], limit: 7) == 7)
    #expect(checkedSum([3, 4], limit: 6) == nil)
    #expect(checkedSum([.max, 1]) == nil)
  }

  @Test func `a negative count takes nothing`() {
    let letters = Array("abc")
    #expect(letters.prefix(atMost: -1).isEmpty)
    #expect(letters.prefix(atMost: 2) == ["a", "b"])
    #expect(letters.suffix(atMost: -1).isEmpty)
    #expect(letters.suffix(atMost: 1) == ["c"])
    #expect(letters.dropFirst(atMost: -1).count == 3)
    #expect(String(repeating: "ab", atMost: -1) == "")
    #expect(Array(repeating: 7, atMost: 2) == [7, 7])
    #expect(letters[checked: 3] == nil)
  }

  @Test func `the first that becomes something is asked for once`() {
    var asked: [Int] = []
    let found = [1, 2, 3, 4].firstNonNil { number -> String? in
      asked.append(number)
      return number == 3 ? "three" : nil
    }
    #expect(found == "three")
    #expect(asked == [1, 2, 3])
    #expect([1, 2].firstNonNil { $0 > 2 ? $0 : nil } == nil)
  }
}
