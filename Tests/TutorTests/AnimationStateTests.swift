import CNNEngine
import Course
import Testing
import Tutor

struct AnimationStateTests {
  @Test func `a figure starts at its first output and stands still`() throws {
    let state = try sampleFigure()
    #expect(state.position == 0)
    #expect(!state.isPlaying)
    #expect(state.playback.intervalMilliseconds == nil)
    #expect(state.isRevealed(0))
    #expect(!state.isRevealed(1))
  }

  @Test func `steps go forward and back and stop at both ends`() throws {
    var state = try sampleFigure()
    state.handle(all: .stepBack)
    #expect(state.position == 0)
    state.handle(all: .stepForward, .stepForward, .stepBack)
    #expect(state.position == 1)
    state.handle(all: .toEnd, .stepForward)
    #expect(state.position == 5)
    state.handle(all: .toStart)
    #expect(state.position == 0)
  }

  @Test func `playing moves at each tick and ends at the last output`() throws {
    var state = try sampleFigure()
    state.handle(all: .tick)
    #expect(state.position == 0)
    state.handle(all: .playOrPause)
    #expect(state.playback.intervalMilliseconds == AnimationPlayback.intervalsMilliseconds[1])
    for _ in 0..<5 { state.handle(all: .tick) }
    #expect(state.position == 5)
    #expect(!state.isPlaying)
    state.handle(all: .playOrPause)
    #expect(state.position == 0)
    #expect(state.isPlaying)
    state.handle(all: .playOrPause)
    #expect(!state.isPlaying)
  }

  @Test func `a step by hand stops the play`() throws {
    var state = try sampleFigure()
    state.handle(all: .playOrPause, .stepForward)
    #expect(!state.isPlaying)
  }

  @Test func `the speed has an end in both directions`() throws {
    var state = try sampleFigure()
    for _ in 0..<9 { state.handle(all: .faster) }
    #expect(state.playback.speed == AnimationPlayback.intervalsMilliseconds.count - 1)
    for _ in 0..<9 { state.handle(all: .slower) }
    #expect(state.playback.speed == 0)
  }

  @Test func `a jump goes to an output by its number`() throws {
    var state = try sampleFigure()
    state.handle(all: .beginJump, .type("9"), .erase, .type("4"), .commit)
    #expect(state.position == 4)
    #expect(state.entry == .none)
    state.handle(all: .beginJump, .type("6"), .commit)
    #expect(state.position == 4)
    #expect(state.notice == "There is no output \"6\". The last one is 5.")
    state.handle(all: .beginJump, .type("1"), .cancel)
    #expect(state.position == 4)
  }

  @Test func `in a picture a jump names row and column, and rows are stepped`() throws {
    var state = try sampleFigure { spec in
      spec.operation = .conv2d
      spec.inputs = [[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]
      spec.kernels = [[[[1, 0], [0, 1]]]]
    }
    state.handle(all: .beginJump, .type("1"), .type(","), .type("0"), .commit)
    #expect(state.traces[0].frames[state.position].output == [1, 0])
    state.handle(all: .rowBack, .stepForward)
    #expect(state.traces[0].frames[state.position].output == [0, 1])
    state.handle(all: .beginJump, .type("1"), .commit)
    #expect(state.notice == "There is no output \"1\". The last one is 1,1.")
  }

  /// 2·1 + 0·0 + (-1)·2 and so on, by hand.
  @Test func `the numbers are those of the engine`() throws {
    let state = try sampleFigure()
    #expect(state.values() == [0, 6, 1, 11, 3, 14])
    let trace = try ConvolutionTrace(
      input: Tensor([8], [2, 0, -1, 3, 1, 4, 1, 5]), kernel: Tensor([3], [1, 0, 2]),
      windows: [SlidingWindow(size: 3)])
    #expect(state.values() == trace.output.elements)
    #expect(state.traces[0].frames[1].taps.map(\.product) == [0, 0, 6])
    #expect(state.traces[0].frames[1].taps.map(\.runningSum) == [0, 0, 6])
  }

  @Test func `modes go round: forwards, backwards, both`() throws {
    var state = try sampleFigure()
    state.handle(all: .nextVariants)
    #expect(state.settings.variants == [.convolution])
    #expect(state.values() == [3, 3, -1, 10, 3, 13])  // by hand with (2, 0, 1)
    state.handle(all: .nextVariants)
    #expect(state.traces.map(\.variant) == [.crossCorrelation, .convolution])
    state.handle(all: .nextVariants)
    #expect(state.settings.variants == [.crossCorrelation])
  }

  @Test func `pooling takes the largest or the mean`() throws {
    var state = try sampleFigure { spec in
      spec.operation = .pool1d
      spec.kernels = []
      spec.stride = 2
    }
    #expect(state.values() == [2, 3, 4, 5])
    #expect(state.traces[0].frames[1].taps.map(\.isChosen) == [false, true])
    state.handle(all: .nextVariants)
    #expect(state.values() == [1, 1, 2.5, 3])
    #expect(state.traces[0].frames[2].divisor == 2)
  }

  @Test func `t turns the figure into its table and back`() throws {
    var state = try sampleFigure()
    state.handle(all: .showTable)
    #expect(state.isTable)
    state.handle(all: .showTable)
    #expect(!state.isTable)
  }
}
