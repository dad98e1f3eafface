internal import Checked

/// An axis along which windows slide.
struct PositionAxis {
  /// `length`, `height` or `width`.
  var name: String
  /// Elements.
  var size: Int
}

/// The axes behind the channels, one for each window.
func positionAxes(
  of input: Shape, windows: [SlidingWindow]
) throws(ShapeError) -> [PositionAxis] {
  guard windows.count == 1 || windows.count == 2 else {
    throw ShapeError(.axisCount(name: "kernel", got: windows.count, expected: 2))
  }
  guard input.rank == windows.count + 1 else {
    throw ShapeError(.rank(got: input, expected: windows.count == 1 ? .sequence : .picture))
  }
  let names = windows.count == 1 ? ["length"] : ["height", "width"]
  return names.enumerated().map { PositionAxis(name: $1, size: input[$0 + 1]) }
}

/// Refuses a setting below its minimum or above its maximum, by default what an Int32 can index.
func requireSetting(
  _ name: String, _ value: Int, atLeast minimum: Int, atMost maximum: Int = Shape.elementLimit
) throws(ShapeError) {
  guard (minimum...maximum).contains(value) else {
    throw ShapeError(.setting(name: name, value: value, range: minimum...maximum))
  }
}

/// Refuses groups that do not divide channels and filters.
func requireGroups(_ groups: Int, channels: Int, filters: Int) throws(ShapeError) {
  try requireSetting("groups", groups, atLeast: 1)
  guard channels % groups == 0 else {
    throw ShapeError(.groups(count: groups, channels: channels, of: "channels"))
  }
  guard filters % groups == 0 else {
    throw ShapeError(.groups(count: groups, channels: filters, of: "filters"))
  }
}

extension [ParameterSpec] {
  /// Refuses weights and biases of other shapes than these.
  func check(_ tensors: [Tensor]) throws(ShapeError) {
    guard count == tensors.count else {
      throw ShapeError(.axisCount(name: "parameters", got: tensors.count, expected: count))
    }
    for (spec, tensor) in zip(self, tensors) {
      try requireShape(spec.role.fieldName, tensor, spec.shape)
    }
  }
}

/// Refuses a tensor of another shape.
func requireShape(_ name: String, _ tensor: Tensor, _ expected: Shape) throws(ShapeError) {
  guard tensor.shape == expected else {
    throw ShapeError(.tensor(name: name, got: tensor.shape, expected: expected))
  }
}

extension SlidingWindow {
  /// Refuses settings outside their range.
  func checkSettings() throws(ShapeError) {
    try requireSetting("kernel", size, atLeast: 1)
    try requireSetting("stride", stride, atLeast: 1)
    try requireSetting("dilation", dilation, atLeast: 1)
    try requireSetting("padding", paddingBefore, atLeast: 0)
    try requireSetting("padding", paddingAfter, atLeast: 0)
  }

  /// Number of places, at least one, or what does not fit.
  func checkedOutputSize(for inputSize: Int, along axis: String) throws(ShapeError) -> Int {
    try checkSettings()
    let places = outputSize(for: inputSize)
    guard places >= 1 else {
      throw ShapeError(
        .window(
          axis: axis, extent: extent, size: inputSize, padding: paddingBefore + paddingAfter))
    }
    return places
  }

  /// Whether every place of the window holds at least one element that is not padding.
  func readsEverywhere(inputSize: Int, outputSize: Int) -> Bool {
    guard paddingBefore > 0 || paddingAfter > 0 || roundsUp else { return true }
    return (0..<outputSize).allSatisfy { output in
      let start = inputIndex(output: output, tap: 0)
      guard start < 0 || start >= inputSize else { return true }
      guard start < 0 else { return false }
      let firstTap = (-start + dilation - 1) / dilation
      return firstTap < size && start + firstTap * dilation < inputSize
    }
  }

  /// Size of a transposed convolution's output, of which this is the window; may be below 1.
  func transposedOutputSize(for inputSize: Int, outputPadding: Int) -> Int {
    (inputSize - 1).clampedMultiplied(by: stride)
      .clampedSubtracting(paddingBefore).clampedSubtracting(paddingAfter)
      .clampedAdding(extent).clampedAdding(outputPadding)
  }
}

extension Shape {
  /// Takes computed sizes, or refuses more elements than a tensor may have.
  init(limited dimensions: [Int], what: String) throws(ShapeError) {
    guard let shape = Shape(validating: dimensions) else {
      throw ShapeError(.tooLarge(what: what, sizes: dimensions))
    }
    self = shape
  }
}
