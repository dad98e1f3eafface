import Testing
import Tutor

/// The grid of fields in which a vector or a matrix is filled in.
struct AnswerCellsTests {
  private func cells(typing text: String) -> AnswerCells {
    var cells = AnswerCells(rows: 2, columns: 2)
    for character in text { cells.edit(.insert(character)) }
    return cells
  }

  @Test(arguments: ["1 2 3 4", "1 2;3 4", "1  2   3 4 ", "1 2; 3 4;", "1 2 ;3 4 "])
  func `a matrix is typed or pasted in one go`(text: String) {
    #expect(cells(typing: text).text == "1 2; 3 4")
  }

  @Test func `a semicolon leaves the rest of a row blank`() {
    #expect(cells(typing: "1;3").text == "1 _; 3 _")
  }
}
