import CNNKernels

/// A function as the loops know it; `identity` when there is none.
struct FusedFunction {
  private(set) var kind: Int32
  private(set) var slope: Float = 0

  static let identity = FusedFunction(kind: CNN_IDENTITY)
  static let relu = FusedFunction(kind: CNN_RELU)

  private init(kind: Int) {
    self.kind = Int32(kind)
  }

  /// Nil for functions that look at several elements.
  init?(_ activation: Activation) {
    switch activation {
    case .relu: kind = Int32(CNN_RELU)
    case .leakyRelu(let slope):
      kind = Int32(CNN_LEAKY_RELU)
      // A slope tells itself from the sign of y, which is that of x only here.
      guard slope >= 0 else { return nil }
      self.slope = Float(slope)
    case .tanh: kind = Int32(CNN_TANH)
    case .sigmoid: kind = Int32(CNN_SIGMOID)
    case .softmax, .logSoftmax: return nil
    }
  }
}

/// A max pool behind a convolution; all functions of `FusedFunction` grow, so either order gives the same.
struct FusedPool {
  var height = 1
  var width = 1

  static let none = FusedPool()

  var isPresent: Bool { height * width > 1 }

  private init() {}

  /// Nil unless the windows lie side by side and inside the input.
  init?(_ layer: ChainedLayer) {
    guard case .maxPool(let pool) = layer.layer, let geometry = PoolGeometry(pool, layer.input),
      geometry.isSideBySide
    else { return nil }
    height = geometry.rows.size
    width = geometry.columns.size
  }
}

/// The windows of a pool as rows and columns, with the input's size.
struct PoolGeometry {
  var rows: SlidingWindow
  var columns: SlidingWindow
  var input: (height: Int, width: Int)
  var countsPadding: Bool

  /// The number of an element in its window must fit a byte.
  static let tapLimit = 255

  /// Nil for windows with too many taps.
  init?(_ pool: Pool, _ shape: Shape) {
    let isOneRow = pool.windows.count == 1
    rows = isOneRow ? SlidingWindow(size: 1) : pool.windows[0]
    columns = pool.windows[pool.windows.count - 1]
    input = (isOneRow ? 1 : shape[1], shape[shape.rank - 1])
    countsPadding = pool.countsPadding
    guard rows.size * columns.size <= Self.tapLimit else { return nil }
  }

  /// One window over each whole channel.
  init(whole shape: Shape) {
    input = (shape.rank == 3 ? shape[1] : 1, shape[shape.rank - 1])
    rows = SlidingWindow(size: input.height)
    columns = SlidingWindow(size: input.width)
    countsPadding = false
  }

  /// Whether windows touch, without overlap, gap, padding or a part outside.
  var isSideBySide: Bool {
    [(rows, input.height), (columns, input.width)].allSatisfy { window, size in
      window.stride == window.size && window.dilation == 1 && window.paddingBefore == 0
        && window.paddingAfter == 0 && window.outputSize(for: size) * window.size <= size
    }
  }

  func loop(input planes: cnn_planes, output: cnn_planes) -> cnn_pool {
    cnn_pool(
      input: planes, output: output, window_height: Int32(rows.size),
      window_width: Int32(columns.size), stride_y: Int32(rows.stride),
      stride_x: Int32(columns.stride), dilation_y: Int32(rows.dilation),
      dilation_x: Int32(columns.dilation), padding_top: Int32(rows.paddingBefore),
      padding_left: Int32(columns.paddingBefore),
      counted_height: countsPadding ? Int32(rows.paddedSize(input.height)) : 0,
      counted_width: countsPadding ? Int32(columns.paddedSize(input.width)) : 0)
  }
}

extension SlidingWindow {
  /// Elements with both paddings.
  fileprivate func paddedSize(_ size: Int) -> Int { paddingBefore + size + paddingAfter }
}

/// The windows of a convolution as rows and columns.
struct ConvolutionGeometry {
  var rows: SlidingWindow
  var columns: SlidingWindow
  var groups: Int

  init(_ convolution: Convolution) {
    let windows = convolution.resolvedWindows
    rows = windows.count == 1 ? SlidingWindow(size: 1) : windows[0]
    columns = windows[windows.count - 1]
    groups = convolution.groups
  }

  /// Whether one window covers the whole input, so that each output reads each element.
  func isFullyConnected(_ input: Shape) -> Bool {
    let height = input.rank == 3 ? input[1] : 1
    return groups == 1 && padding == LanePadding() && rows.dilation == 1 && columns.dilation == 1
      && rows.size == height && columns.size == input[input.rank - 1]
  }

  /// What must stand around the input.
  var padding: LanePadding {
    LanePadding(
      top: rows.paddingBefore, left: columns.paddingBefore, bottom: rows.paddingAfter,
      right: columns.paddingAfter)
  }

  func loop(
    input: cnn_planes, output: cnn_planes, kept: cnn_planes, function: FusedFunction,
    pool: FusedPool
  ) -> cnn_convolution {
    cnn_convolution(
      input: input, output: output, kept: kept, groups: Int32(groups),
      kernel_height: Int32(rows.size), kernel_width: Int32(columns.size),
      stride_y: Int32(rows.stride), stride_x: Int32(columns.stride),
      dilation_y: Int32(rows.dilation), dilation_x: Int32(columns.dilation),
      pool_height: Int32(pool.height), pool_width: Int32(pool.width), activation: function.kind,
      slope: function.slope)
  }
}
