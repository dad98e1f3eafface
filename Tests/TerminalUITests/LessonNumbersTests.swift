import CNNEngine
import Course
import TerminalUI
import Testing
import Tutor

/// The numbers that the prose of `conv1d` states, against the engine.
struct LessonNumbersTests {
  private let text: String
  private static let signal = [2.0, 0, -1, 3, 1, 4, 1, 5]

  init() throws {
    text = try LessonSample.conv1d().plainText()
      .replacing("−", with: "-").split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  private func outputs(
    _ input: [Double], _ kernel: [Double], bias: Double = 0,
    mode: ConvolutionTrace.Mode = .crossCorrelation
  ) throws -> [Int] {
    let trace = try ConvolutionTrace(
      input: Tensor([input.count], input), kernel: Tensor([kernel.count], kernel),
      windows: [SlidingWindow(size: kernel.count)], bias: bias, mode: mode)
    return trace.output.elements.map { Int($0) }
  }

  private func expectStated(_ sentence: String) {
    #expect(text.contains(sentence), "\(sentence)")
  }

  @Test func `the outputs of the running signal`() throws {
    let sums = try outputs(Self.signal, [1, 0, 2])
    expectStated("2 · 1 + 0 · 0 + (-1) · 2 = \(sums[0])")
    expectStated("= 0 + 0 + 6 = \(sums[1])")
    let row = sums.map(String.init).joined(separator: " ")
    expectStated("1 cross-correlation " + row)
  }

  @Test func `bias and activation in the three steps`() throws {
    let biased = try outputs(Self.signal, [1, 0, 2], bias: -3)
    expectStated("2 plus bias " + biased.map(String.init).joined(separator: " "))
    let active = biased.map { max($0, 0) }
    expectStated("3 ReLU " + active.map(String.init).joined(separator: " "))
    expectStated("0 + 0 + 6 + 1 = \(try outputs(Self.signal, [1, 0, 2], bias: 1)[1])")
  }

  @Test func `the output length`() throws {
    expectStated("8 - 3 + 1 = \(SlidingWindow(size: 3).outputSize(for: 8))")
  }

  @Test func `learned numbers of both layers`() throws {
    let convolution = try Architecture(input: "1x8", shortForm: "conv 1@3")
    let dense = try Architecture(input: "8", shortForm: "fc 6")
    let convolutionCount = try NetworkSummary(of: convolution).parameters
    let denseCount = try NetworkSummary(of: dense).parameters
    expectStated("FC, 8 to 6 8 · 6 = 48 6 \(denseCount)")
    expectStated("convolution, K = 3 3 1 \(convolutionCount)")
  }

  @Test func `both modes and the misprinted sum`() throws {
    let input = [1.0, 2, 3, 4, 5]
    let kernel = [1.0, 0, -1]
    let list = { (numbers: [Int]) in numbers.map(String.init).joined(separator: ", ") }
    expectStated("the first gives " + list(try outputs(input, kernel)))
    expectStated("the second " + list(try outputs(input, kernel, mode: .convolution)))
    // A sum that begins at m = 1 is the same as a first weight of 0.
    expectStated(
      "it would give " + list(try outputs(input, [0, 0, -1], mode: .convolution)))
  }
}
