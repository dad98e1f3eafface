import CNNEngine
import Canvas
import Figures
import Testing

struct SlidingEditTests {
  @Test func `a typed number goes into the cell with the focus at once`() throws {
    var figure = try sliding()
    figure.type("e")
    #expect(figure.figure.focus == .input(row: 0, column: 0))
    figure.type("-4")
    #expect(figure.figure.settings.input[0][0] == -4)
    #expect(figure.values()[0] == -6)
    figure.press(all: .backspace)
    #expect(figure.figure.settings.input[0][0] == -4, "a lone sign is no number yet")
    figure.type("1.5")
    #expect(figure.figure.settings.input[0][0] == -1.5)
    figure.press(all: .enter)
    #expect(figure.figure.entry == .none)
  }

  @Test func `tab goes through the parts and arrows through the cells`() throws {
    var figure = try sliding()
    figure.press(all: .character("e"), .right)
    #expect(figure.figure.focus == .input(row: 0, column: 1))
    let groups: [SlidingField] = [
      .kernel(row: 0, column: 0), .padding, .stride, .dilation, .bias, .channels,
      .filters, .paddingMode, .variant, .input(row: 0, column: 0),
    ]
    for group in groups {
      figure.press(all: .tab)
      #expect(figure.figure.focus == group)
    }
    figure.press(all: .backTab)
    #expect(figure.figure.focus == .variant)
    figure.press(all: .left)
    #expect(figure.figure.focus == .paddingMode)
  }

  @Test func `up and down change a number by one, and the mode`() throws {
    var figure = try sliding()
    figure.press(all: .character("e"), .up, .up, .down)
    #expect(figure.figure.settings.input[0][0] == 3)
    figure.press(all: .backTab, .up)
    #expect(figure.figure.settings.variants == [.convolution])
  }

  @Test func `padding, stride and dilation move the window`() throws {
    var figure = try sliding()
    figure.press(all: .character("e"), .tab, .tab, .up)
    #expect(figure.figure.settings.padding == 1)
    #expect(figure.stepCount == 8)
    figure.press(all: .tab, .character("2"))
    #expect(figure.figure.settings.stride == 2)
    #expect(figure.stepCount == 4)
    figure.press(all: .tab, .character("3"))
    #expect(figure.figure.traces[0].frames[0].taps.map(\.position) == [[-1], [2], [5]])
  }

  @Test func `cells are added and taken out, and the focus stays in the row`() throws {
    var figure = try sliding()
    figure.type("e+")
    #expect(figure.figure.settings.input[0] == [2, 0, 0, -1, 3, 1, 4, 1, 5])
    figure.press(all: .tab, .character("x"), .character("x"))
    #expect(figure.figure.settings.kernel == [[2]])
    figure.type("x")
    #expect(figure.figure.settings.kernel == [[2]])
    #expect(figure.said == "The kernel needs one row of numbers.")
  }

  @Test func `a picture grows by a row and a column`() throws {
    var figure = try sliding("conv2d", "input: [[1, 2], [3, 4]]\nkernel: [[1]]")
    figure.type("e+")
    #expect(figure.figure.settings.input == [[1, 0, 2], [0, 0, 0], [3, 0, 4]])
    figure.press(all: .down)
    #expect(figure.figure.focus == .input(row: 1, column: 0))
    figure.type("x")
    #expect(figure.figure.settings.input == [[0, 2], [0, 4]])
  }

  @Test func `what does not fit is refused, and the last good figure stays`() throws {
    var figure = try sliding()
    let before = figure.figure.settings
    figure.press(all: .character("e"), .tab, .tab, .tab, .tab, .character("4"))
    #expect(
      figure.said
        == "A window of 3, 4 apart, covers 9 cells, but the input has only 8. "
        + "Make the window smaller or the input longer.")
    #expect(figure.figure.settings == before)
    #expect(figure.stepCount == 6)
    figure.press(all: .backspace, .character("2"))
    #expect(figure.said == nil)
    #expect(figure.figure.settings.dilation == 2)
  }

  @Test(arguments: [
    ("1.5", "The stride counts places, so 1.5 cannot be. Type a whole number."),
    ("0", "The stride cannot be 0. Choose 1 to 9."),
    ("-2", "The stride cannot be -2. Choose 1 to 9."),
    ("1-", "\"1-\" is not a number. Type one such as 3, -1 or 0.5."),
  ])
  func `a bad stride gets a sentence`(typed: String, sentence: String) throws {
    var figure = try sliding()
    figure.press(all: .character("e"), .tab, .tab, .tab)
    figure.type(typed)
    #expect(figure.said == sentence)
    #expect(figure.figure.settings.stride == 1)
  }

  @Test func `a number beyond the figure is refused`() throws {
    var figure = try sliding()
    figure.type("e1000")
    #expect(
      figure.said == "The number 1000 is too large for the figure. Stay between -999 and 999.")
    #expect(figure.figure.settings.input[0][0] == 100)
  }

  @Test func `undo takes one change back, however many keys it had`() throws {
    var figure = try sliding()
    figure.type("e-12")
    figure.press(all: .right, .up)
    #expect(figure.figure.settings.input[0].prefix(2) == [-12, 1])
    figure.type("u")
    #expect(figure.figure.settings.input[0].prefix(2) == [-12, 0])
    figure.type("u")
    #expect(figure.figure.settings.input[0].prefix(2) == [2, 0])
    figure.type("u")
    #expect(figure.said == "Nothing to undo: these are the figure's first numbers.")
  }

  @Test func `a preset brings its kernel and starts anew`() throws {
    var figure = try flip()
    figure.press(all: .character("x"), .end, .character("2"))
    #expect(figure.figure.settings.kernel == [[1, 2, 1]])
    #expect(figure.step == 0)
    figure.type("9")
    #expect(figure.figure.settings.kernel == [[1, 2, 1]])
    #expect(figure.said?.contains("covers 6 cells, but the input has only 5") == true)
    #expect(!figure.accepts(.character("4")))
    #expect(figure.refusals.map(\.setting) == ["presets.9"])
  }

  @Test func `the place stays within a shorter output`() throws {
    var figure = try sliding()
    figure.press(all: .end, .character("e"), .tab, .tab, .tab, .character("3"))
    #expect(figure.stepCount == 2)
    #expect(figure.step == 1)
  }

  @Test(arguments: [
    ("conv1d", "input: [1, 2]\nkernel: [1, 1, 1]", "covers 3 cells"),
    ("conv1d", "input: [1e9, 1, 2]\nkernel: [1]", "too large"),
    ("pool1d", "input: [1, 2, 3]\npadding: 2", "A padding of 2 is more than half"),
    ("conv2d", "kernel: [[1]]", "the figure has no \"input\""),
    ("pool2d", "input: [[1, 2]]\nkernel: [[1]]", "unknown key \"kernel\""),
  ])
  func `a figure that cannot be drawn is refused from the start`(
    name: String, body: String, words: String
  ) {
    let fault = #expect(throws: FigureFault.self) { try sliding(name, body) }
    #expect(fault?.sentence.lowercased().contains(words.lowercased()) == true)
  }

  @Test func `a place to go to takes digits, a comma and nothing else`() throws {
    var figure = try slidingTyped("conv2d")
    figure.type("g1e,")
    #expect(figure.shown.contains { $0.contains("Go to output (from 0): 1,_") })
    figure.type("2")
    figure.press(all: .enter)
    #expect(figure.step == 5)
  }

  @Test func `a number is taken apart, and the way back is clear`() throws {
    var figure = try slidingTyped("conv1d")
    figure.press(all: .enter)
    #expect(figure.figure.entry == .inspecting(.output))
    figure.press(all: .tab)
    #expect(figure.figure.entry == .inspecting(.outputSize))
    figure.press(all: .right)
    #expect(figure.step == 1)
    figure.press(all: .escape)
    #expect(figure.figure.entry == .none)
    var pool = try slidingTyped("pool1d")
    pool.press(all: .enter, .down, .down)
    #expect(pool.figure.entry == .inspecting(.output))
  }
}
