/// Settings of a convolution.
///
/// Input `[C, L]` or `[C, H, W]`, weights `[F, C/groups, K...]`, output `[F, ...]`; with `connections`
/// the weights are `[pairs, K...]`, one kernel for each pair of filter and channel, in order.
public struct Convolution: Hashable, Sendable {
  /// Output channels F.
  public var filters: Int
  /// One window an axis: one for 1-D, rows and columns for 2-D.
  public var windows: [SlidingWindow]
  /// Channels are split into this many groups that do not see each other.
  public var groups: Int
  /// Whether each filter adds a learned number.
  public var hasBias: Bool
  /// What stands in the padding.
  public var paddingMode: PaddingMode
  /// Whether the paddings are computed so that stride 1 keeps the size of the input.
  public var isSamePadded: Bool
  /// For each filter, the input channels it reads, as C3 of LeNet-5 (1998); nil means all.
  public var connections: [[Int]]?

  /// Describes a convolution; the axes come with the windows.
  public init(
    filters: Int, windows: [SlidingWindow], groups: Int = 1, hasBias: Bool = true,
    paddingMode: PaddingMode = .zeros, isSamePadded: Bool = false, connections: [[Int]]? = nil
  ) {
    self.filters = filters
    self.windows = windows
    self.groups = groups
    self.hasBias = hasBias
    self.paddingMode = paddingMode
    self.isSamePadded = isSamePadded
    self.connections = connections
  }

  /// The windows as they move: with `same` padding `d(K-1)` elements are added, the odd one at the end.
  public var resolvedWindows: [SlidingWindow] {
    guard isSamePadded else { return windows }
    return windows.map { window in
      var window = window
      window.paddingBefore = (window.extent - 1) / 2
      window.paddingAfter = window.extent - 1 - window.paddingBefore
      return window
    }
  }

  /// Taps of one kernel: `K` or `KH·KW`.
  public var tapCount: Int { windows.reduce(1) { $0 * $1.size } }
}

/// What a convolution reads outside its input.
public enum PaddingMode: String, Hashable, Sendable, CaseIterable {
  /// Nothing: a product with padding is 0.
  case zeros
  /// The nearest edge element.
  case replicate
  /// Mirrored, the edge not repeated: `2 1 | 0 1 2`.
  case reflect
  /// The other end.
  case circular

  /// The element of an axis that a position stands for, nil where padding is zero.
  ///
  ///     PaddingMode.reflect.sourceIndex(of: -2, size: 5)  // 2
  ///
  /// - Parameters:
  ///   - position: In unpadded coordinates, perhaps outside.
  ///   - size: Number of elements; reflected padding must be shorter.
  /// - Returns: An index below `size`.
  public func sourceIndex(of position: Int, size: Int) -> Int? {
    if position >= 0, position < size { return position }
    switch self {
    case .zeros: return nil
    case .replicate: return position < 0 ? 0 : size - 1
    case .reflect: return position < 0 ? -position : 2 * (size - 1) - position
    case .circular: return (position % size + size) % size
    }
  }
}

/// Settings of a transposed convolution: output `(W-1)s - 2P + d(K-1) + outputPadding + 1`.
///
/// Input `[C, L]` or `[C, H, W]`, weights `[C, F/groups, K...]`, output `[F, ...]`.
public struct TransposedConvolution: Hashable, Sendable {
  /// Output channels.
  public var filters: Int
  /// One window an axis, as of the convolution whose adjoint this is.
  public var windows: [SlidingWindow]
  /// Elements added at the end of each axis.
  public var outputPadding: [Int]
  /// Channel groups.
  public var groups: Int
  /// Whether each filter adds a learned number, once per output.
  public var hasBias: Bool

  /// Describes a transposed convolution.
  public init(
    filters: Int, windows: [SlidingWindow], outputPadding: [Int]? = nil, groups: Int = 1,
    hasBias: Bool = true
  ) {
    self.filters = filters
    self.windows = windows
    self.outputPadding = outputPadding ?? windows.map { _ in 0 }
    self.groups = groups
    self.hasBias = hasBias
  }

  /// Taps of one kernel: `K` or `KH·KW`.
  public var tapCount: Int { windows.reduce(1) { $0 * $1.size } }
}
