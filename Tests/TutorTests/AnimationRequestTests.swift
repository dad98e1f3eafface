import Course
import Testing
import Tutor

struct AnimationRequestTests {
  private func sliding(_ request: AnimationRequest) throws -> AnimationSpec {
    guard case .sliding(let spec) = try request.spec() else { throw CancellationError() }
    return spec
  }

  private func spec(
    _ operation: String, input: String? = nil, kernel: String? = nil
  ) throws -> AnimationSpec {
    var request = AnimationRequest(operation: operation)
    request.input = input
    request.kernel = kernel
    return try sliding(request)
  }

  @Test func `without numbers it is the course's own figure`() throws {
    let line = try spec("conv1d")
    #expect(line.inputs[0] == [[2, 0, -1, 3, 1, 4, 1, 5]])
    #expect(line.kernels == [[[[1, 0, 2]]]])
    let picture = try spec("conv2d")
    #expect(picture.inputs[0].map(\.count) == [5, 5, 5, 5, 5])
    #expect(picture.kernels[0][0].map(\.count) == [3, 3, 3])
  }

  @Test func `a size is filled, a list is taken`() throws {
    #expect(try spec("conv1d", input: "3", kernel: "1").inputs[0] == [[2, 0, -1]])
    #expect(try spec("conv1d", input: "-1,2.5 3", kernel: "1,-1").inputs[0] == [[-1, 2.5, 3]])
    #expect(try spec("conv2d", input: "2x3", kernel: "1x2").inputs[0] == [[2, 0, -1], [3, 1, 4]])
    #expect(try spec("conv2d", input: "1,2;3,4", kernel: "1;1").kernels == [[[[1], [1]]]])
  }

  /// 153 x 153 outputs of 256 taps: each frame is made when it is asked for.
  @Test func `a large figure keeps no taps, and one that would take too long is refused`() throws {
    var request = AnimationRequest(operation: "conv-transpose2d")
    (request.kernel, request.stride, request.dilation) = ("16", 8, 8)
    let state = try AnimationState(try sliding(request))
    #expect(state.traces[0].outputSizes == [153, 153])  // (5 - 1) 8 + (16 - 1) 8 + 1
    #expect(state.traces[0].values.count == state.frameCount)
    let frame = state.traces[0].frames[state.frameCount / 2]
    #expect(frame.taps.count == 256)
    #expect(frame.value == state.traces[0].values[state.frameCount / 2])
    request.input = "16x16"
    let spec = try sliding(request)
    // (15 8 + 15 8 + 1)² outputs of 16² taps
    #expect(throws: AnimationProblem(.tooManyProducts(14_868_736, limit: 10_000_000))) {
      try AnimationState(spec)
    }
    #expect(
      AnimationProblem(.tooManyProducts(14_868_736, limit: 10_000_000)).description
        == "The outputs would take 14868736 products of an input and a weight, and the figure computes at most 10000000. Make the input, the kernel or its dilation smaller."
    )
  }

  @Test func `pooling steps by its window unless said`() throws {
    var request = AnimationRequest(operation: "pool2d")
    request.kernel = "3x3"
    #expect(try sliding(request).size == 3)
    #expect(try sliding(request).stride == 3)
    request.stride = 1
    #expect(try sliding(request).stride == 1)
  }

  @Test(arguments: [
    ("conv1", nil, "There is no animation \"conv1\"; did you mean \"conv1d\"?"),
    (
      "gradient", nil,
      "There is no animation \"gradient\". Choose one of "
        + FigureSpec.commandNames.joined(separator: ", ") + "."
    ),
    (
      "conv1d", "5x5",
      "The input \"5x5\" cannot be read. Write a size such as 8, or numbers such as 2,0,-1."
    ),
    (
      "conv2d", "0",
      "The input \"0\" cannot be read. Write a size such as 5x5, or rows such as \"1,2;3,4\"."
    ),
    (
      "conv2d", "224x224",
      "The input is too long for the figure. Take at most 16 along an axis."
    ),
    (
      "conv1d", "1,a",
      "The input \"1,a\" cannot be read. Write a size such as 8, or numbers such as 2,0,-1."
    ),
  ])
  func `what cannot be read gets a sentence`(
    operation: String, input: String?, sentence: String
  ) throws {
    do {
      _ = try spec(operation, input: input)
      Issue.record("was read")
    } catch let problem as AnimationProblem {
      #expect(problem.description == sentence)
    }
  }

  @Test func `a pooling window is one side`() throws {
    do {
      _ = try spec("pool1d", kernel: "2,3")
      Issue.record("was read")
    } catch let problem as AnimationProblem {
      #expect(
        problem.description
          == "The pooling window \"2,3\" cannot be read. Write its side, such as 2.")
    }
  }
}
