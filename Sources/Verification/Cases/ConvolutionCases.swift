internal import CNNEngine

extension ReferenceCase {
  /// `conv1d`, `conv2d`: padding is left, right, top, bottom.
  func convolution(_ check: inout CaseCheck) throws {
    let bias = try optionalInput("bias")
    let forward = try convolutionLayer().forward(
      try batch("x"), weight: try input("weight"), bias: bias)
    try check.compare(self, forward, parameters: ["weight"] + (bias == nil ? [] : ["bias"]))
  }

  /// The settings of `conv1d`, `conv2d`.
  func convolutionLayer() throws -> Convolution {
    let weight = try kernel("weight", axes: axisCount + 2)
    return Convolution(
      filters: weight.shape[0],
      windows: try windows(sizes: Swift.Array(weight.shape.dimensions.dropFirst(2))),
      groups: try integer("groups"), hasBias: try optionalInput("bias") != nil,
      paddingMode: try paddingMode(), isSamePadded: try flag("same"))
  }

  /// `conv_transpose1d`, `conv_transpose2d`.
  func transposedConvolution(_ check: inout CaseCheck) throws {
    let weight = try kernel("weight", axes: axisCount + 2)
    let bias = try optionalInput("bias")
    let paddings = try integers("padding", count: axisCount)
    let strides = try integers("stride", count: axisCount)
    let dilations = try integers("dilation", count: axisCount)
    let groups = try integer("groups")
    let (filters, isOverflow) = weight.shape[1].multipliedReportingOverflow(by: groups)
    guard !isOverflow else { throw CaseError.malformed("params.groups is too large") }
    let layer = TransposedConvolution(
      filters: filters,
      windows: (0..<axisCount).map {
        SlidingWindow(
          size: weight.shape[$0 + 2], stride: strides[$0], dilation: dilations[$0],
          padding: paddings[$0])
      },
      outputPadding: try integers("output_padding", count: axisCount), groups: groups,
      hasBias: bias != nil)
    try check.compare(
      self, layer.forward(try batch("x"), weight: weight, bias: bias),
      parameters: ["weight"] + (bias == nil ? [] : ["bias"]))
  }

  /// `true_conv1d`, `true_conv2d`: the kernel is flipped.
  func trueConvolution(_ check: inout CaseCheck) throws {
    let mode = try text("mode")
    guard let convolution = TrueConvolution(rawValue: mode) else {
      throw CaseError.malformed("params.mode is \"\(mode)\"")
    }
    let signal = try kernel("x", axes: axisCount)
    try check.compare(
      self, convolution.forward(signal, kernel: try kernel("weight", axes: axisCount)),
      parameters: ["weight"])
  }

  /// `conv1d_matrix`, `conv2d_matrix`: `y = M x`.
  func convolutionMatrix(_ check: inout CaseCheck) throws {
    let weight = try kernel("weight", axes: axisCount + 2)
    let sizes = axisCount == 1 ? ["length"] : ["height", "width"]
    var input = [weight.shape[1]]
    for name in sizes { input.append(try integer(name)) }
    guard let shape = Shape(validating: input) else {
      throw CaseError.malformed("params.\(sizes.joined(separator: ", ")) are out of range")
    }
    let layer = Convolution(
      filters: weight.shape[0],
      windows: try windows(sizes: Swift.Array(weight.shape.dimensions.dropFirst(2))),
      hasBias: false, paddingMode: try paddingMode())
    check.compare(
      "matrix", try layer.matrix(weight: weight, input: shape), try output("matrix"))
  }

  /// An input with the number of axes that the operation needs.
  private func kernel(_ name: String, axes: Int) throws(CaseError) -> Tensor {
    let tensor = try input(name)
    guard tensor.shape.rank == axes else {
      throw .malformed("inputs.\(name) has \(tensor.shape.rank) axes, expected \(axes)")
    }
    return tensor
  }

  /// An input with a batch and a channel axis.
  func batch(_ name: String) throws(CaseError) -> Tensor {
    let tensor = try input(name)
    guard tensor.shape.rank >= 2 else {
      throw .malformed("inputs.\(name) has no batch and channel axes")
    }
    return tensor
  }

  private func paddingMode() throws(CaseError) -> PaddingMode {
    let text = try text("padding_mode")
    guard let mode = PaddingMode(rawValue: text) else {
      throw .malformed("params.padding_mode is \"\(text)\"")
    }
    return mode
  }

  /// Kernel windows: rows before columns, padding columns before rows.
  private func windows(sizes: [Int]) throws(CaseError) -> [SlidingWindow] {
    let axes = sizes.count
    let strides = try integers("stride", count: axes)
    let dilations = try integers("dilation", count: axes)
    let paddings = try integers("padding", count: 2 * axes)
    return sizes.indices.map { axis in
      let side = 2 * (axes - 1 - axis)
      return SlidingWindow(
        size: sizes[axis], stride: strides[axis], dilation: dilations[axis],
        paddingBefore: paddings[side], paddingAfter: paddings[side + 1])
    }
  }
}
