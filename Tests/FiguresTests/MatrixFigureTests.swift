import CNNEngine
import Canvas
import Figures
import Testing

struct MatrixFigureTests {
  private func figure(_ kernel: String = "3") throws -> FigureFrame<MatrixFigure> {
    try frame(MatrixFigure.self, "matrix", "input: 7x7\nkernel: \"\(kernel)\"")
  }

  @Test func `rows and columns are stepped and stop at the edges`() throws {
    var figure = try figure()
    #expect([figure.step, figure.figure.column] == [0, 24])
    _ = figure.press(.down)
    _ = figure.press(.right)
    #expect([figure.step, figure.figure.column] == [1, 25])
    for _ in 0..<60 { _ = figure.press(.right) }
    _ = figure.press(.end)
    #expect([figure.step, figure.figure.column] == [24, 48])
  }

  /// By hand: 5 x 5 windows of a 7x7 picture, then 3 x 3; the weights of a lone size are 1 to 9.
  @Test func `a fence names picture and kernels`() throws {
    #expect(try figure("3 | 3").figure.views.prefix(2).map(\.pattern.rowCount) == [25, 9])
    let alone = try figure().figure.pattern
    #expect([0, 1, 2, 7, 8, 9].map { alone.value(row: 0, column: $0) } == [1, 2, 3, 4, 5, 6])
  }

  @Test func `a jump names an output by its place`() throws {
    var figure = try figure()
    figure.type("g1,0")
    _ = figure.press(.enter)
    #expect(figure.step == 5)
    figure.type("g9")
    _ = figure.press(.enter)
    #expect(figure.notice == "There is no output \"9\". The last one is 4,4.")
  }

  @Test func `one key multiplies a stack into one kernel`() throws {
    var figure = try figure("3 | 3 | 3")
    #expect(figure.figure.views.map(\.name) == ["w1", "w2", "w3", "w2·w1", "w3·w2·w1"])
    _ = figure.press(.end)
    figure.type("x")
    #expect(figure.figure.pattern.rowCount == 9)
    #expect(figure.step == 8)
    figure.type("x")
    #expect(figure.figure.pattern.matrix.shape == [1, 49])
    #expect(figure.step == 0)
    figure.type("x")
    #expect(figure.figure.view.name == "w1")
  }

  @Test func `one matrix has nothing to be multiplied with`() throws {
    var figure = try figure()
    figure.type("x")
    #expect(figure.notice == "There is one matrix and nothing to multiply it with.")
  }

  @Test(arguments: [
    ("7x7x7", "3", "0", "the input \"7x7x7\" is no picture for the matrix."),
    ("99", "3", "0", "the input \"99\" is no picture for the matrix."),
    ("7x7", "a", "0", "the kernel \"a\" cannot be read."),
    ("7x7", "1,2;3", "0", "the kernel \"1,2;3\" cannot be read."),
    ("7x7", "3 |", "0", "the kernel \"\" cannot be read."),
    ("7x7", "3 | 3", "1", "a stack with padding is not one convolution at its edges."),
    ("7x7", "3", "99", "the padding cannot be 99. Choose 0 to 9."),
    ("2x2", "3", "0", ""),
  ])
  func `what cannot be laid out gets a sentence`(
    input: String, kernel: String, padding: String, sentence: String
  ) {
    let fault = #expect(throws: FigureFault.self) {
      try typed("matrix", ["input": input, "kernel": kernel, "padding": padding])
    }
    #expect(fault?.description.hasPrefix(sentence) == true)
    #expect(fault?.description.hasSuffix(".") == true)
  }
}
