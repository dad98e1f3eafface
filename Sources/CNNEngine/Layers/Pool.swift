/// Settings of a pooling layer, one window an axis.
public struct Pool: Hashable, Sendable {
  /// One for 1-D, rows and columns for 2-D.
  public var windows: [SlidingWindow]
  /// Average pooling: whether padding counts in the divisor.
  public var countsPadding: Bool

  /// Describes a pooling layer.
  public init(windows: [SlidingWindow], countsPadding: Bool = true) {
    self.windows = windows
    self.countsPadding = countsPadding
  }
}
