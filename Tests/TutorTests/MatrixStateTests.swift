import CNNEngine
import Course
import Testing
import Tutor

struct MatrixStateTests {
  private func figure(_ kernel: String = "3", input: String = "7x7") throws -> MatrixState {
    MatrixState(try MatrixSpec(input: input, kernel: kernel))
  }

  @Test func `rows and columns are stepped and stop at the edges`() throws {
    var state = try figure()
    #expect([state.row, state.column] == [0, 24])
    _ = state.handle(.stepForward)
    _ = state.handle(.moveFocus(rows: 0, columns: 1))
    #expect([state.row, state.column] == [1, 25])
    for _ in 0..<60 { _ = state.handle(.moveFocus(rows: 0, columns: 1)) }
    _ = state.handle(.toEnd)
    #expect([state.row, state.column] == [24, 48])
  }

  @Test func `a jump names an output by its place`() throws {
    var state = try figure()
    _ = state.handle(.beginJump)
    for character in "1,0" { _ = state.handle(.type(character)) }
    _ = state.handle(.commit)
    #expect(state.row == 5)
    #expect(state.jump == nil)
    _ = state.handle(.beginJump)
    _ = state.handle(.type("9"))
    _ = state.handle(.commit)
    #expect(state.notice == "There is no output \"9\". The last one is 4,4.")
  }

  @Test func `one key multiplies a stack into one kernel`() throws {
    var state = try figure("3 | 3 | 3")
    #expect(state.views.map(\.name) == ["w1", "w2", "w3", "w2·w1", "w3·w2·w1"])
    _ = state.handle(.toEnd)
    _ = state.handle(.grow)
    #expect(state.pattern.rowCount == 9)
    #expect(state.row == 8)
    _ = state.handle(.grow)
    #expect(state.pattern.matrix.shape == [1, 49])
    #expect(state.row == 0)
    _ = state.handle(.grow)
    #expect(state.view.name == "w1")
  }

  @Test func `one matrix has nothing to be multiplied with`() throws {
    var state = try figure()
    _ = state.handle(.grow)
    #expect(state.notice == "There is one matrix and nothing to multiply it with.")
  }

  @Test(arguments: [
    ("7x7x7", "3", 0, "the input \"7x7x7\" is no picture for the matrix."),
    ("99", "3", 0, "the input \"99\" is no picture for the matrix."),
    ("7x7", "a", 0, "the kernel \"a\" cannot be read."),
    ("7x7", "1,2;3", 0, "the kernel \"1,2;3\" cannot be read."),
    ("7x7", "3 |", 0, "the kernel \"\" cannot be read."),
    ("7x7", "3 | 3", 1, "a stack with padding is not one convolution at its edges."),
    ("7x7", "3", 99, "the padding cannot be 99. Choose 0 to 9."),
    ("2x2", "3", 0, ""),
  ])
  func `what cannot be laid out gets a sentence`(
    input: String, kernel: String, padding: Int, sentence: String
  ) {
    #expect {
      _ = try MatrixSpec(input: input, kernel: kernel, padding: padding)
    } throws: { error in
      let text = "\(error)"
      return text.hasPrefix(sentence) && text.hasSuffix(".")
    }
  }
}
