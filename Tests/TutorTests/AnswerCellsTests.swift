import Course
import Grading
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

  @Test(arguments: [
    "1 2\n3 4", "1\t2\r\n3\t4\r\n", "1,2\n3,4", "[[1, 2], [3, 4]]", "[[1 2]\n [3 4]]", "1 2; 3 4",
    "1 2 3 4", #"\begin{pmatrix}1&2\\3&4\end{pmatrix}"#,
    "y = np.array([[1, 2], [3, 4]])",
  ])
  func `a matrix that was copied fills the cells wherever the focus is`(text: String) {
    var cells = AnswerCells(rows: 2, columns: 2)
    cells.edit(.insert("9"))
    cells.edit(.down)
    cells.edit(.paste(text))
    #expect(cells.text == "1 2; 3 4")
    #expect((cells.row, cells.column) == (1, 1))
  }

  @Test func `a row or a part of one goes in from the focus on`() {
    var cells = AnswerCells(rows: 2, columns: 3)
    cells.edit(.down)
    cells.edit(.paste("1\t\t2\n"))
    #expect(cells.text == "_ _ _; 1 _ 2")
    cells.edit(.up)
    cells.edit(.left)
    cells.edit(.paste("7\n8"))
    cells.edit(.home)
    cells.edit(.paste(" -1/2\r\n"))
    #expect(cells.text == "_ 7 _; -1/2 8 2")
  }

  @Test(arguments: ["1 2 3\n4 5 6\n7 8 9", "1 2 3", "1 2 3 4 5", ""])
  func `what has no place changes nothing and is told`(text: String) {
    var state = AnswerState(
      question: sampleQuestion(kind: .cells(rows: 2, columns: 2), right: "1 2; 3 4"))
    state.type("5")
    #expect(state.handle(.edit(.paste(text))).isEmpty)
    #expect(state.entry.text == "5 _; _ _")
    #expect(state.verdict?.outcome == .unreadable)
    let message = state.verdict?.message ?? ""
    #expect(message.hasSuffix("do not fit into 2 x 2 from this cell on. Nothing was filled in."))
    #expect(state.status == .untouched)
  }

  @Test(arguments: [
    ("48\r\n", "48"), ("3*4\r\n*4\r\n\r\n", "3*4 *4"), ("\u{1B}[31m4\u{7}8", "[31m48"),
    ("  the answer\tis\n48 ", "the answer is 48"),
  ])
  func `a text of several lines is one answer and is not sent off`(text: String, answer: String) {
    var state = AnswerState(question: sampleQuestion(right: "48"))
    #expect(state.handle(.edit(.paste(text))).isEmpty)
    #expect(state.entry.text == answer)
    #expect(state.verdict == nil)
  }

  @Test(arguments: [("2\n", "2"), ("12", ""), ("", "")])
  func `a choice takes a single digit`(text: String, chosen: String) {
    var choice = AnswerEntry(kind: .choice([RichText([.text("one")]), RichText([.text("two")])]))
    choice.edit(.paste(text))
    #expect(choice.text == chosen)
  }

  private func matrix(typing text: String) -> AnswerState {
    let key = CellsKey(KnownAnswers([[1, 2], [3, 4]].map { $0.map(Value.integer) }))
    var state = AnswerState(
      question: QuestionInstance(
        id: "q.m", kind: .cells(rows: 2, columns: 2), prompt: RichText([]), hints: [],
        solution: RichText([]), judge: { answer, _ in key.verdict(on: answer) }))
    state.type(text)
    return state
  }

  private func focus(_ state: AnswerState) -> CellPlace? {
    if case .cells(let cells) = state.entry {
      CellPlace(row: cells.row, column: cells.column)
    } else {
      nil
    }
  }

  @Test func `a wrong matrix keeps its cells, and a mark stays until its cell is changed`() {
    var state = matrix(typing: "1 2 5 6")
    #expect(state.handle(.submit).count == 1)
    let (first, second) = (CellPlace(row: 0, column: 0), CellPlace(row: 0, column: 1))
    let (third, last) = (CellPlace(row: 1, column: 0), CellPlace(row: 1, column: 1))
    #expect(state.cellMarks == [first: true, second: true, third: false, last: false])
    for edit in [AnswerEdit.deleteBackward, .insert("4")] { _ = state.handle(.edit(edit)) }
    #expect(state.cellMarks == [first: true, second: true, third: false])
    for edit in [AnswerEdit.left, .deleteBackward, .insert("3")] { _ = state.handle(.edit(edit)) }
    _ = state.handle(.submit)
    #expect(state.status == .solved)
    #expect(state.cellMarks.isEmpty)
  }

  @Test func `an empty cell is asked for and gets the focus, as one that cannot be read`() {
    var state = matrix(typing: "1 2;5;")
    #expect(state.handle(.submit).isEmpty)
    #expect(state.verdict?.message == "1 cell is still empty. Fill in every one.")
    #expect(focus(state) == CellPlace(row: 1, column: 1))
    #expect(state.cellMarks.isEmpty)
    state = matrix(typing: "1 2* 3 4")
    #expect(state.handle(.submit).isEmpty)
    #expect(focus(state) == CellPlace(row: 0, column: 1))
    #expect(state.cellMarks == [CellPlace(row: 0, column: 1): false])
  }
}
