internal import CNNEngine

extension SlidingSettings {
  /// Most channels and filters of a figure: more cannot be followed by eye.
  package static let channelLimit = 4

  /// Sides of a pooling window, strides, distances between taps; and zeros at an end.
  static let steps = 1...9
  static let paddings = 0...9

  /// Most products of a figure: at each key all outputs are computed anew.
  package static let productLimit = 10_000_000

  /// Says what does not fit, before the engine is asked.
  func check() throws(FigureFault) {
    try checkCounts()
    for input in inputs { try check(input, isInput: true) }
    for kernel in kernels.joined() { try check(kernel, isInput: false) }
    let ranges: [(SlidingField, Int, ClosedRange<Int>)] = [
      // The window first: the stride of pooling is the window's side unless another is given.
      (.size, size, Self.steps), (.stride, stride, Self.steps), (.padding, padding, Self.paddings),
      (.dilation, dilation, Self.steps),
    ]
    for (field, value, range) in ranges where !range.contains(value) {
      throw .own(SlidingFault.outOfRange(field, value, range))
    }
    for number in numbers where !(abs(number) <= 999) {
      throw .own(SlidingFault.tooLarge(number))
    }
    if operation.isPooling, padding > size / 2 {
      throw .own(SlidingFault.paddingBeyondHalf(padding: padding, size: size))
    }
    if operation.isTransposed, let side = sides.min(), padding > dilation * (side - 1) {
      throw .own(SlidingFault.outOfRange(.padding, padding, 0...dilation * (side - 1)))
    }
    for (window, axis) in zip(windows, slidAxes) where window.outputSize(for: axis) < 1 {
      throw .own(SlidingFault.windowTooLong(window, input: axis))
    }
    let products = outputsAndTaps.reduce(1, *)
    guard products <= Self.productLimit else {
      throw .own(SlidingFault.tooManyProducts(products, limit: Self.productLimit))
    }
  }

  /// Numbers whose product is the work: outputs, taps, channels and filters are all bounded by now.
  private var outputsAndTaps: [Int] {
    zip(windows, slidAxes).map { $0.outputSize(for: $1) } + sides
      + [depth, max(1, kernels.count)]
  }

  /// All numbers of the figure.
  private var numbers: [Double] {
    inputs.joined().flatMap(\.self) + kernels.joined().joined().flatMap(\.self) + [bias]
  }

  private func checkCounts() throws(FigureFault) {
    let range = 1...Self.channelLimit
    guard range.contains(inputs.count) else {
      throw .own(SlidingFault.outOfRange(.channels, inputs.count, range))
    }
    guard operation.isPooling || range.contains(kernels.count) else {
      throw .own(SlidingFault.outOfRange(.filters, kernels.count, range))
    }
    guard range.contains(groups), (inputs.count % groups, kernels.count % groups) == (0, 0) else {
      throw .own(
        SlidingFault.groupsUneven(groups, channels: inputs.count, filters: kernels.count))
    }
    for kernel in kernels where kernel.count != depth {
      throw .own(
        SlidingFault.channelsDiffer(kernel: kernel.count, input: inputs.count, groups: groups))
    }
    let sizes = { (grids: [[[Double]]]) in Set(grids.map { $0.map(\.count) }) }
    guard sizes(inputs).count == 1 else {
      throw .own(SlidingFault.gridsDiffer(isInput: true))
    }
    guard sizes(kernels.flatMap(\.self)).count <= 1 else {
      throw .own(SlidingFault.gridsDiffer(isInput: false))
    }
  }

  private func check(_ grid: [[Double]], isInput: Bool) throws(FigureFault) {
    let width = grid.first?.count ?? 0
    let isOneRow = operation.isPicture || grid.count == 1
    guard isOneRow, width > 0, grid.allSatisfy({ $0.count == width }) else {
      throw .own(SlidingFault.uneven(isInput: isInput, isPicture: operation.isPicture))
    }
    guard max(width, grid.count) <= operation.axisLimit else {
      throw .own(SlidingFault.tooManyCells(isInput: isInput, limit: operation.axisLimit))
    }
  }
}

extension SlidingFigure.Operation {
  /// Most elements along an axis: a figure beyond that cannot be followed by eye.
  package var axisLimit: Int { isPicture ? 16 : 64 }
}
