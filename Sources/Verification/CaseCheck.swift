internal import CNNEngine

/// Compares what the engine gives with what a case wants, and keeps the differences.
struct CaseCheck {
  let allowance: ReferenceCase.Tolerance
  /// One sentence for each result that differs.
  private(set) var differences: [String] = []

  init(_ allowance: ReferenceCase.Tolerance) {
    self.allowance = allowance
  }

  /// Compares shape and every element; the first that differs is named.
  mutating func compare(_ name: String, _ got: Tensor, _ want: Tensor) {
    guard got.shape == want.shape else {
      differences.append("\(name) has the shape [\(got.shape)], expected [\(want.shape)]")
      return
    }
    compare(name, got.elements, want.elements)
  }

  /// Compares numbers in order.
  mutating func compare(_ name: String, _ got: [Double], _ want: [Double]) {
    guard got.count == want.count else {
      differences.append("\(name) has \(got.count) numbers, expected \(want.count)")
      return
    }
    for (index, (one, other)) in zip(got, want).enumerated() where !isClose(one, other) {
      differences.append("\(name)[\(index)] is \(one), expected \(other)")
      return
    }
  }

  /// Compares whole numbers and the like.
  mutating func compare<Value: Equatable>(_ name: String, _ got: Value, _ want: Value) {
    if got != want { differences.append("\(name) is \(got), expected \(want)") }
  }

  /// Notes that something could not be computed.
  mutating func fail(_ sentence: String) {
    differences.append(sentence)
  }

  /// Compares output and gradients of an operation with those of its case.
  ///
  /// - Parameters:
  ///   - reference: The case; its upstream gradient is pulled back.
  ///   - forward: What the engine gives.
  ///   - names: The inputs that `dParameters` belong to, in order.
  /// - Throws: `CaseError` when the case lacks what it should hold.
  mutating func compare(
    _ reference: ReferenceCase, _ forward: Forward, parameters names: [String] = []
  ) throws(CaseError) {
    let want = try reference.output("y")
    compare("y", forward.output, want)
    guard forward.output.shape == want.shape else { return }
    let gradient = forward.pullback(try reference.upstreamTensor())
    compare("grads.x", gradient.dInput, try reference.gradient("x"))
    for (name, tensor) in zip(names, gradient.dParameters) {
      compare("grads.\(name)", tensor, try reference.gradient(name))
    }
  }

  private func isClose(_ got: Double, _ want: Double) -> Bool {
    abs(got - want) <= allowance.atol + allowance.rtol * abs(want)
  }
}
