import Grading
import Testing

@Suite struct CellsKeyTests {
  private func key(_ rows: [[Int]]) -> CellsKey {
    CellsKey(KnownAnswers(rows.map { $0.map(Value.integer) }))
  }

  @Test(arguments: [
    "3 2 1", "3, 2, 1", "(3, 2, 1)", "[3,2,1]", "6/2 2 1.0", "  3   2 1 ", "3;2;1", "[[3],[2],[1]]",
  ])
  func `a vector is read in any spelling`(answer: String) {
    #expect(key([[3, 2, 1]]).verdict(on: answer).outcome == .right)
  }

  @Test(arguments: [
    "1 0 2; 0 1 0", "1 0 2 0 1 0", "1,0,2,0,1,0", "1,0,2;0,1,0", "[[1,0,2],[0,1,0]]",
    "1 0 2\n0 1 0", "[1 0 2; 0 1 0]",
  ])
  func `a matrix is read in any spelling`(answer: String) {
    #expect(key([[1, 0, 2], [0, 1, 0]]).verdict(on: answer).outcome == .right)
  }

  @Test(arguments: [
    ("1 2 4", "flipped"), ("0 4 2", "shifted"), ("2 1 9", "shifted"), ("-4 -2 -1", "negated"),
    ("1 -1 -2", "same-amount"),
  ])
  func `causes that explain the whole come first`(answer: String, note: String) {
    #expect(key([[4, 2, 1]]).verdict(on: answer).note == note)
  }

  @Test func `a transposed matrix and an inner part are recognised`() {
    #expect(key([[1, 2], [3, 4]]).verdict(on: "1 3; 2 4").note == "transposed")
    #expect(key([[1, 2, 3], [4, 5, 6]]).verdict(on: "1 4; 2 5; 3 6").note == "transposed")
    #expect(key([[1, 5, 6, 2]]).verdict(on: "5 6").note == "unpadded")
  }

  @Test func `cells are marked when nothing explains the whole`() {
    let verdict = key([[1, 0, 2], [0, 1, 0]]).verdict(on: "1 0 2; 7 1 9")
    #expect(verdict.outcome == .wrong)
    #expect(verdict.wrongCells == [CellPlace(row: 1, column: 0), CellPlace(row: 1, column: 2)])
    #expect(verdict.message == "4 of 6 cells are right.")
  }

  @Test func `a cause of the whole marks the cells too, and a shape that does not fit none`() {
    let verdict = key([[4, 2, 1]]).verdict(on: "1 2 4")
    #expect(verdict.note == "flipped")
    #expect(verdict.wrongCells == [CellPlace(row: 0, column: 0), CellPlace(row: 0, column: 2)])
    #expect(key([[1, 5, 6, 2]]).verdict(on: "5 6").wrongCells.isEmpty)
  }

  @Test(arguments: [
    ("1 0 2; 0 4* 0", 1, 1), ("1 0 2,3; 0 1 4*", 1, 2), ("_ _ _; _ 1/0 _", 1, 1),
  ])
  func `a cell that cannot be read is named by its place`(answer: String, row: Int, column: Int) {
    let verdict = key([[1, 0, 2], [0, 1, 0]]).verdict(on: answer)
    #expect(verdict.outcome == .unreadable)
    #expect(verdict.wrongCells == [CellPlace(row: row, column: column)])
    #expect(verdict.message.hasPrefix("Row \(row + 1), column \(column + 1): "))
  }

  @Test(arguments: ["", "3 2", "3 _ 1", "3 2 1 0", "a b c", "3 2 1/0", "3 or 2 1"])
  func `an unfinished grid costs nothing`(answer: String) {
    #expect(key([[3, 2, 1]]).verdict(on: answer).outcome == .unreadable)
  }

  @Test func `a misconception is told before a general cause`() {
    let known = KnownAnswers(
      [[Value.integer(3), .integer(2), .integer(1)]],
      misconceptions: [
        NamedAnswer(
          note: "flip", answer: [[.integer(1), .integer(2), .integer(3)]], say: "Stamped.")
      ])
    #expect(CellsKey(known).verdict(on: "1 2 3").note == "flip")
  }
}
