internal import CNNEngine
internal import Grading

/// Answers calls that need no network: `outputSize`, and the two ways to slide a kernel over numbers.
enum SignalCalls {
  /// What it answers.
  static let names = ["outputSize", "correlate", "convolve"]

  /// The value of a call; nil when the name is none of these.
  static func value(of call: Evaluator.Call) throws(EvaluationError) -> Value? {
    switch call.name {
    case "outputSize": try outputSize(call)
    case "correlate": try slide(call, isFlipped: false)
    case "convolve": try slide(call, isFlipped: true)
    default: nil
    }
  }

  /// `outputSize(W, K, P, s, d)`; padding, stride and dilation may be left out from the end.
  private static func outputSize(_ call: Evaluator.Call) throws(EvaluationError) -> Value {
    let standard = [nil, nil, 0, 1, 1]
    guard (2...standard.count).contains(call.arguments.count) else {
      throw .argumentCount(call.name, expected: standard.count, given: call.arguments.count)
    }
    var numbers: [Int] = []
    for (index, value) in standard.enumerated() {
      numbers.append(try index < call.arguments.count ? integer(call, index) : value ?? 0)
    }
    let window = try window(
      size: numbers[1], stride: numbers[3], dilation: numbers[4], padding: numbers[2])
    return .integer(window.outputSize(for: numbers[0]))
  }

  /// `correlate(x, w)` and `convolve(x, w)`, optionally with stride, padding and dilation.
  private static func slide(
    _ call: Evaluator.Call, isFlipped: Bool
  ) throws(EvaluationError) -> Value {
    guard (2...5).contains(call.arguments.count) else {
      throw .argumentCount(call.name, expected: 2, given: call.arguments.count)
    }
    let input = try numbers(call, 0)
    let kernel = try numbers(call, 1)
    let window = try window(
      size: kernel.count,
      stride: call.arguments.count > 2 ? integer(call, 2) : 1,
      dilation: call.arguments.count > 4 ? integer(call, 4) : 1,
      padding: call.arguments.count > 3 ? integer(call, 3) : 0)
    let layer = Convolution(filters: 1, windows: [window], hasBias: false)
    let weight = Tensor([1, 1, kernel.count], isFlipped ? kernel.reversed() : kernel)
    do {
      let output = try layer.forward(
        Tensor([1, 1, input.count], input), weight: weight, bias: nil
      ).output
      return Value(output.elements)
    } catch {
      throw .failed("\(error)")
    }
  }

  private static func window(
    size: Int, stride: Int, dilation: Int, padding: Int
  ) throws(EvaluationError) -> SlidingWindow {
    guard size >= 1, stride >= 1, dilation >= 1, padding >= 0 else {
      throw .failed("size, stride and dilation are at least 1, padding at least 0.")
    }
    return SlidingWindow(size: size, stride: stride, dilation: dilation, padding: padding)
  }

  private static func integer(
    _ call: Evaluator.Call, _ index: Int
  ) throws(EvaluationError) -> Int {
    guard let integer = try call.value(at: index).integer else {
      throw .wrongKind(call.name, wanted: "a call with whole numbers")
    }
    return integer
  }

  private static func numbers(
    _ call: Evaluator.Call, _ index: Int
  ) throws(EvaluationError) -> [Double] {
    let list = try call.list(at: index)
    let numbers = list.compactMap(\.real)
    guard !numbers.isEmpty, numbers.count == list.count else {
      throw .wrongKind(call.name, wanted: "a call with lists of numbers")
    }
    return numbers
  }
}
