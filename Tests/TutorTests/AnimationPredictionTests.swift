import Course
import Testing
import Tutor

struct AnimationPredictionTests {
  @Test func `a figure to be predicted waits, with the first output given`() throws {
    let state = try sampleFlip()
    #expect(state.entry == .predicting)
    #expect(state.prediction?.output == 1)
    #expect(state.prediction?.isChecked == false)
  }

  @Test func `cells are filled one after the other, through both modes and round`() throws {
    var state = try sampleFlip()
    var places: [[Int]] = []
    for _ in 0..<5 {
      state.handle(all: .nextGroup)
      places.append([state.prediction?.variant ?? -1, state.prediction?.output ?? -1])
    }
    #expect(places == [[0, 2], [1, 1], [1, 2], [0, 1], [0, 2]])
    state.handle(all: .moveFocus(rows: 0, columns: -1), .previousGroup)
    #expect(state.prediction?.variant == 1)
    #expect(state.prediction?.output == 2)
  }

  /// By hand: correlation gives 3 2 1, convolution stamps 1 2 3.
  @Test func `each cell is checked by itself, then the figure plays`() throws {
    var state = try sampleFlip()
    state.handle(all: .type("2"), .nextGroup, .type("1"), .nextGroup, .type("2"), .nextGroup)
    state.handle(all: .type("1"), .commit)
    let cells = try #require(state.prediction?.cells)
    #expect(cells[0].dropFirst().map(\.isRight) == [true, true])
    #expect(cells[1].dropFirst().map(\.isRight) == [true, false])
    #expect(state.prediction?.score.right == 3)
    #expect(state.prediction?.score.total == 4)
    #expect(state.isPlaying)
    #expect(state.entry == .none)
  }

  @Test func `an empty cell is neither right nor wrong`() throws {
    var state = try sampleFlip()
    state.handle(all: .type("2"), .commit)
    #expect(state.prediction?.cells[0].map(\.isRight) == [nil, true, nil])
  }

  @Test func `nothing typed is not checked`() throws {
    var state = try sampleFlip()
    state.handle(all: .commit)
    #expect(state.entry == .predicting)
    #expect(
      state.notice
        == "Type a number into a cell first, or press x to see it without a guess.")
  }

  @Test func `a text that is no number is wrong, and backspace mends it`() throws {
    var state = try sampleFlip()
    state.type("2-")
    state.handle(all: .commit)
    #expect(state.prediction?.cells[0][1].isRight == false)
    state.handle(all: .beginPrediction)
    state.type("2-")
    state.handle(all: .erase, .commit)
    #expect(state.prediction?.cells[0][1].isRight == true)
  }

  @Test func `backspace in an empty cell goes back`() throws {
    var state = try sampleFlip()
    state.handle(all: .nextGroup, .erase)
    #expect(state.prediction?.output == 1)
  }

  @Test func `the guess can be left out and made later`() throws {
    var state = try sampleFlip()
    state.handle(all: .skipPrediction)
    #expect(state.prediction == nil)
    #expect(state.entry == .none)
    state.handle(all: .toEnd, .beginPrediction)
    #expect(state.entry == .predicting)
    #expect(state.position == 0)
  }

  @Test func `a change of the figure takes the guess away`() throws {
    var state = try sampleFlip()
    state.handle(all: .type("2"), .commit, .preset(2))
    #expect(state.prediction == nil)
  }

  @Test func `a mean is right to the decimals that are shown`() throws {
    var state = try sampleFigure { spec in
      spec.operation = .pool1d
      spec.inputs = [[[1, 1, 1, 0, 1, 1]]]
      spec.kernels = []
      spec.size = 3
      spec.isPredicted = true
    }
    state.handle(all: .skipPrediction, .nextVariants, .beginPrediction)
    state.type("0.67")
    state.handle(all: .commit)
    #expect(state.prediction?.cells[0][1].isRight == true)
  }
}
