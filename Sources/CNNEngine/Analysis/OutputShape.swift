extension Layer {
  /// Shape of the output for one input without the batch axis, `[C, H, W]`, `[C, L]` or `[I]`.
  ///
  ///     try Layer.conv2d(filters: 3, kernel: 4).outputShape(for: [1, 13, 13])  // 3 x 10 x 10
  ///
  /// - Throws: `ShapeError` when input and settings do not fit, or the output would be too large.
  public func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    switch self {
    case .convolution(let convolution): return try convolution.outputShape(for: input)
    case .transposedConvolution(let transposed): return try transposed.outputShape(for: input)
    case .maxPool(let pool), .averagePool(let pool): return try pool.outputShape(for: input)
    case .globalAveragePool:
      guard input.rank >= 2 else { throw ShapeError(.rank(got: input, expected: .positions)) }
      return [input[0]]
    case .linear(let linear): return try linear.outputShape(for: input)
    case .activation:
      guard input.rank >= 1 else { throw ShapeError(.rank(got: input, expected: .anything)) }
      return input
    case .dropout(let keepProbability):
      guard keepProbability > 0, keepProbability <= 1 else {
        throw ShapeError(.share(name: "keep", value: keepProbability))
      }
      return input
    case .normalization(let normalization): return try normalization.outputShape(for: input)
    case .flatten:
      guard input.rank >= 1 else { throw ShapeError(.rank(got: input, expected: .anything)) }
      return [input.elementCount]
    case .residual, .parallel, .shared, .repeated:
      var walk = LayerWalk()
      return try walk.visit(self, named: "", state: .init(shape: input, receptiveField: nil)).shape
    }
  }
}

extension Convolution {
  /// `[F, ...]`, each axis by its window.
  func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    let axes = try positionAxes(of: input, windows: windows)
    try requireSetting("filters", filters, atLeast: 1)
    try requireGroups(groups, channels: input[0], filters: filters)
    try checkConnections(channels: input[0])
    for window in windows { try window.checkSettings() }
    var dimensions = [filters]
    for (axis, window) in zip(axes, resolvedWindows) {
      dimensions.append(try window.checkedOutputSize(for: axis.size, along: axis.name))
      try checkPadding(of: window, size: axis.size)
    }
    return try Shape(limited: dimensions, what: "the output")
  }

  private func checkPadding(of window: SlidingWindow, size: Int) throws(ShapeError) {
    let padding = max(window.paddingBefore, window.paddingAfter)
    let limit =
      switch paddingMode {
      case .zeros, .replicate: Int.max
      case .reflect: size - 1
      case .circular: size
      }
    guard padding <= limit else {
      throw ShapeError(.paddingMode(paddingMode, padding: padding, size: size))
    }
  }

  private func checkConnections(channels: Int) throws(ShapeError) {
    guard let connections else { return }
    guard groups == 1 else {
      throw ShapeError(.connections("connections and \(groups) groups are given together"))
    }
    guard connections.count == filters else {
      throw ShapeError(
        .connections("connections are given for \(connections.count) filters of \(filters)"))
    }
    for (filter, list) in connections.enumerated() {
      let isSound = !list.isEmpty && Set(list).count == list.count
      guard isSound, list.allSatisfy({ (0..<channels).contains($0) }) else {
        throw ShapeError(
          .connections(
            "filter \(filter) is connected to \(list), with channels 0 to \(channels - 1)"))
      }
    }
  }
}

extension TransposedConvolution {
  /// `[F, ...]`, each axis `(W-1)s - 2P + d(K-1) + outputPadding + 1`.
  func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    let axes = try positionAxes(of: input, windows: windows)
    try requireSetting("filters", filters, atLeast: 1)
    try requireGroups(groups, channels: input[0], filters: filters)
    guard outputPadding.count == windows.count else {
      throw ShapeError(
        .axisCount(name: "output padding", got: outputPadding.count, expected: windows.count))
    }
    var dimensions = [filters]
    for (index, axis) in axes.enumerated() {
      let window = windows[index]
      try window.checkSettings()
      try requireSetting("output padding", outputPadding[index], atLeast: 0)
      let limit = max(window.stride, window.dilation)
      guard outputPadding[index] < limit else {
        throw ShapeError(.outputPadding(got: outputPadding[index], limit: limit))
      }
      dimensions.append(
        window.transposedOutputSize(for: axis.size, outputPadding: outputPadding[index]))
    }
    return try Shape(limited: dimensions, what: "the output")
  }
}

extension Pool {
  /// `[C, ...]`, each axis by its window.
  func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    let axes = try positionAxes(of: input, windows: windows)
    var dimensions = [input[0]]
    for (axis, window) in zip(axes, windows) {
      let size = try window.checkedOutputSize(for: axis.size, along: axis.name)
      guard window.readsEverywhere(inputSize: axis.size, outputSize: size) else {
        let padding = max(window.paddingBefore, window.paddingAfter)
        throw ShapeError(.emptyWindow(axis: axis.name, padding: padding, size: window.size))
      }
      dimensions.append(size)
    }
    return try Shape(limited: dimensions, what: "the output")
  }
}

extension Linear {
  /// `[O]`.
  func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.rank == 1 else { throw ShapeError(.rank(got: input, expected: .vector)) }
    try requireSetting("outputs", outputs, atLeast: 1)
    return [outputs]
  }
}

extension Normalization {
  /// The input's own shape.
  func outputShape(for input: Shape) throws(ShapeError) -> Shape {
    guard input.rank >= 1 else { throw ShapeError(.rank(got: input, expected: .anything)) }
    switch kind {
    case .batch, .batchAsTaught, .layer: break
    case .instance:
      guard input.rank >= 2 else { throw ShapeError(.rank(got: input, expected: .positions)) }
    case .group(let count):
      try requireSetting("groups", count, atLeast: 1)
      guard input[0] % count == 0 else {
        throw ShapeError(.groups(count: count, channels: input[0], of: "channels"))
      }
    }
    return input
  }
}
