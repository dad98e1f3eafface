import CNNEngine
import Canvas
import Figures
import Testing

struct SlidingStateTests {
  @Test func `playing moves at each tick and ends at the last output`() throws {
    var figure = try sliding()
    figure.tick()
    #expect(figure.step == 0)
    figure.type(" ")
    #expect(figure.intervalMilliseconds == Playback.intervalsMilliseconds[1])
    for _ in 0..<5 { figure.tick() }
    #expect(figure.step == 5)
    #expect(!figure.isPlaying)
    figure.type(" ")
    #expect(figure.step == 0)
    #expect(figure.isPlaying)
    figure.press(all: .right)
    #expect(!figure.isPlaying)
  }

  @Test func `the speed has an end in both directions`() throws {
    var figure = try sliding()
    figure.type("+++++++++ ")
    #expect(figure.intervalMilliseconds == Playback.intervalsMilliseconds.last)
    figure.type("---------")
    #expect(figure.intervalMilliseconds == Playback.intervalsMilliseconds.first)
  }

  @Test func `a jump goes to an output by its number`() throws {
    var figure = try sliding()
    figure.press(all: .character("g"), .character("9"), .backspace, .character("4"), .enter)
    #expect(figure.step == 4)
    figure.press(all: .character("g"), .character("6"), .enter)
    #expect(figure.step == 4)
    #expect(figure.notice == "There is no output \"6\". The last one is 5.")
    figure.press(all: .character("g"), .character("1"), .escape)
    #expect(figure.step == 4)
  }

  @Test func `in a picture a jump names row and column, and rows are stepped`() throws {
    var figure = try sliding(
      "conv2d", "input: [[1, 2, 3], [4, 5, 6], [7, 8, 9]]\nkernel: [[1, 0], [0, 1]]")
    figure.type("g1,0")
    figure.press(all: .enter)
    #expect(figure.figure.traces[0].frames[figure.step].output == [1, 0])
    figure.press(all: .up, .right)
    #expect(figure.figure.traces[0].frames[figure.step].output == [0, 1])
    #expect(try !sliding().accepts(.down))
  }

  /// 2·1 + 0·0 + (-1)·2 and so on, by hand.
  @Test func `the numbers are those of the engine`() throws {
    let figure = try sliding()
    #expect(figure.values() == [0, 6, 1, 11, 3, 14])
    let trace = try ConvolutionTrace(
      input: Tensor([8], [2, 0, -1, 3, 1, 4, 1, 5]), kernel: Tensor([3], [1, 0, 2]),
      windows: [SlidingWindow(size: 3)])
    #expect(figure.values() == trace.output.elements)
    #expect(figure.figure.traces[0].frames[1].taps.map(\.product) == [0, 0, 6])
    #expect(figure.figure.traces[0].frames[1].taps.map(\.runningSum) == [0, 0, 6])
  }

  @Test func `modes go round: forwards, backwards, both`() throws {
    var figure = try sliding()
    figure.type("m")
    #expect(figure.figure.settings.variants == [.convolution])
    #expect(figure.values() == [3, 3, -1, 10, 3, 13])  // by hand with (2, 0, 1)
    figure.type("m")
    #expect(figure.figure.traces.map(\.variant) == [.crossCorrelation, .convolution])
    figure.type("m")
    #expect(figure.figure.settings.variants == [.crossCorrelation])
  }

  @Test func `pooling takes the largest or the mean`() throws {
    var figure = try sliding("pool1d", "input: [2, 0, -1, 3, 1, 4, 1, 5]\nstride: 2")
    #expect(figure.values() == [2, 3, 4, 5])
    #expect(figure.figure.traces[0].frames[1].taps.map(\.isChosen) == [false, true])
    figure.type("m")
    #expect(figure.values() == [1, 1, 2.5, 3])
    #expect(figure.figure.traces[0].frames[2].divisor == 2)
  }
}
