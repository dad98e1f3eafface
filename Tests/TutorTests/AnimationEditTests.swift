import Course
import Testing
import Tutor

struct AnimationEditTests {
  @Test func `a typed number goes into the cell with the focus at once`() throws {
    var state = try sampleFigure()
    state.handle(all: .beginEdit)
    #expect(state.focus == .input(row: 0, column: 0))
    state.type("-4")
    #expect(state.settings.input[0][0] == -4)
    #expect(state.values()[0] == -6)
    state.handle(all: .erase)
    #expect(state.settings.input[0][0] == -4, "a lone sign is no number yet")
    state.type("1.5")
    #expect(state.settings.input[0][0] == -1.5)
    state.handle(all: .commit)
    #expect(state.entry == .none)
  }

  @Test func `tab goes through the parts and arrows through the cells`() throws {
    var state = try sampleFigure()
    state.handle(all: .beginEdit, .moveFocus(rows: 0, columns: 1))
    #expect(state.focus == .input(row: 0, column: 1))
    let groups: [AnimationField] = [
      .kernel(row: 0, column: 0), .padding, .stride, .dilation, .bias, .channels,
      .filters, .paddingMode, .variant,
      .input(row: 0, column: 0),
    ]
    for group in groups {
      state.handle(all: .nextGroup)
      #expect(state.focus == group)
    }
    state.handle(all: .previousGroup)
    #expect(state.focus == .variant)
    state.handle(all: .moveFocus(rows: 0, columns: -1))
    #expect(state.focus == .paddingMode)
  }

  @Test func `up and down change a number by one, and the mode`() throws {
    var state = try sampleFigure()
    state.handle(all: .beginEdit, .raise, .raise, .lower)
    #expect(state.settings.input[0][0] == 3)
    state.handle(all: .previousGroup, .raise)
    #expect(state.settings.variants == [.convolution])
  }

  @Test func `padding, stride and dilation move the window`() throws {
    var state = try sampleFigure()
    state.handle(all: .beginEdit, .nextGroup, .nextGroup, .raise)
    #expect(state.settings.padding == 1)
    #expect(state.frameCount == 8)
    state.handle(all: .nextGroup, .type("2"))
    #expect(state.settings.stride == 2)
    #expect(state.frameCount == 4)
    state.handle(all: .nextGroup, .type("3"))
    #expect(state.traces[0].frames[0].taps.map(\.position) == [[-1], [2], [5]])
  }

  @Test func `cells are added and taken out, and the focus stays in the row`() throws {
    var state = try sampleFigure()
    state.handle(all: .beginEdit, .grow)
    #expect(state.settings.input[0] == [2, 0, 0, -1, 3, 1, 4, 1, 5])
    state.handle(all: .nextGroup, .shrink, .shrink)
    #expect(state.settings.kernel == [[2]])
    state.handle(all: .shrink)
    #expect(state.settings.kernel == [[2]])
    #expect(state.notice == "The kernel needs one row of numbers.")
  }

  @Test func `a picture grows by a row and a column`() throws {
    var state = try sampleFigure { spec in
      spec.operation = .conv2d
      spec.inputs = [[[1, 2], [3, 4]]]
      spec.kernels = [[[[1]]]]
    }
    state.handle(all: .beginEdit, .grow)
    #expect(state.settings.input == [[1, 0, 2], [0, 0, 0], [3, 0, 4]])
    state.handle(all: .moveFocus(rows: 1, columns: 0))
    #expect(state.focus == .input(row: 1, column: 0))
    state.handle(all: .shrink)
    #expect(state.settings.input == [[0, 2], [0, 4]])
  }

  @Test func `what does not fit is refused, and the last good figure stays`() throws {
    var state = try sampleFigure()
    let before = state.settings
    state.handle(all: .beginEdit, .nextGroup, .nextGroup, .nextGroup, .nextGroup, .type("4"))
    #expect(
      state.notice
        == "A window of 3, 4 apart, covers 9 cells, but the input has only 8. "
        + "Make the window smaller or the input longer.")
    #expect(state.settings == before)
    #expect(state.frameCount == 6)
    state.handle(all: .erase, .type("2"))
    #expect(state.notice == nil)
    #expect(state.settings.dilation == 2)
  }

  @Test(arguments: [
    ("1.5", "The stride counts places, so 1.5 cannot be. Type a whole number."),
    ("0", "The stride cannot be 0. Choose 1 to 9."),
    ("-2", "The stride cannot be -2. Choose 1 to 9."),
    ("1-", "\"1-\" is not a number. Type one such as 3, -1 or 0.5."),
  ])
  func `a bad stride gets a sentence`(typed: String, sentence: String) throws {
    var state = try sampleFigure()
    state.handle(all: .beginEdit, .nextGroup, .nextGroup, .nextGroup)
    state.type(typed)
    #expect(state.notice == sentence)
    #expect(state.settings.stride == 1)
  }

  @Test func `a number beyond the figure is refused`() throws {
    var state = try sampleFigure()
    state.handle(all: .beginEdit)
    state.type("1000")
    #expect(state.notice == "The number 1000 is too large for the figure. Stay between -999 and 999.")
    #expect(state.settings.input[0][0] == 100)
  }

  @Test func `undo takes one change back, however many keys it had`() throws {
    var state = try sampleFigure()
    state.handle(all: .beginEdit)
    state.type("-12")
    state.handle(all: .moveFocus(rows: 0, columns: 1), .raise)
    #expect(state.settings.input[0].prefix(2) == [-12, 1])
    state.handle(all: .undo)
    #expect(state.settings.input[0].prefix(2) == [-12, 0])
    state.handle(all: .undo)
    #expect(state.settings.input[0].prefix(2) == [2, 0])
    state.handle(all: .undo)
    #expect(state.notice == "Nothing to undo: these are the figure's first numbers.")
  }

  @Test func `a preset brings its kernel and starts anew`() throws {
    var state = try sampleFlip()
    state.handle(all: .skipPrediction, .toEnd, .preset(2))
    #expect(state.settings.kernel == [[1, 2, 1]])
    #expect(state.position == 0)
    state.handle(all: .preset(9))
    #expect(state.settings.kernel == [[1, 2, 1]])
    #expect(state.notice?.contains("covers 6 cells, but the input has only 5") == true)
    state.handle(all: .preset(4))
    #expect(state.settings.kernel == [[1, 2, 1]])
  }

  @Test func `the place stays within a shorter output`() throws {
    var state = try sampleFigure()
    state.handle(all: .toEnd, .beginEdit, .nextGroup, .nextGroup, .nextGroup, .type("3"))
    #expect(state.frameCount == 2)
    #expect(state.position == 1)
  }

  @Test func `a figure that cannot be drawn is refused from the start`() {
    #expect(throws: AnimationProblem.self) {
      try sampleFigure { $0.kernels = [[[[1, 1, 1, 1, 1, 1, 1, 1, 1]]]] }
    }
    #expect(throws: AnimationProblem.self) { try sampleFigure { $0.inputs = [[[]]] } }
    #expect(throws: AnimationProblem.self) {
      try sampleFigure { $0.inputs = [[[.infinity, 1, 2]]] }
    }
    #expect(throws: AnimationProblem.self) {
      try sampleFigure { $0.inputs = [[[Double](repeating: 0, count: 65)]] }
    }
    #expect(throws: AnimationProblem(.paddingBeyondHalf(padding: 2, size: 2))) {
      try sampleFigure {
        $0.operation = .pool1d
        $0.kernels = []
        $0.padding = 2
      }
    }
  }
}
