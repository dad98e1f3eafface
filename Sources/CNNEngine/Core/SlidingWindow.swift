internal import Checked

/// How a window of taps moves along one axis: the one place where output sizes come from.
///
/// Convolution, pooling, receptive field, animation and quiz all use it.
///
///     SlidingWindow(size: 3, stride: 2, padding: 1).outputSize(for: 6)  // 3
public struct SlidingWindow: Hashable, Sendable {
  /// Number of taps, at least 1.
  public var size: Int
  /// Distance between neighbouring starts in elements, at least 1.
  public var stride: Int
  /// Distance between neighbouring taps in elements; 1 means contiguous.
  public var dilation: Int
  /// Elements added before the first one, at least 0.
  public var paddingBefore: Int
  /// Elements added after the last one, at least 0.
  public var paddingAfter: Int
  /// Whether an output that overlaps the end only in part is kept, as pooling's "ceil mode" does.
  public var roundsUp: Bool

  /// Padding on both sides apart, as `same` padding of an even kernel needs.
  public init(
    size: Int, stride: Int = 1, dilation: Int = 1,
    paddingBefore: Int, paddingAfter: Int, roundsUp: Bool = false
  ) {
    self.size = size
    self.stride = stride
    self.dilation = dilation
    self.paddingBefore = paddingBefore
    self.paddingAfter = paddingAfter
    self.roundsUp = roundsUp
  }

  /// The same padding on both sides.
  public init(
    size: Int, stride: Int = 1, dilation: Int = 1, padding: Int = 0, roundsUp: Bool = false
  ) {
    self.init(
      size: size, stride: stride, dilation: dilation,
      paddingBefore: padding, paddingAfter: padding, roundsUp: roundsUp)
  }

  /// Elements from the first tap to the last: `d(K-1) + 1`, at most the greatest `Int`.
  public var extent: Int { dilation.clampedMultiplied(by: size - 1).clampedAdding(1) }

  /// Padded elements that the window leaves free where it stands first; negative when it is too long.
  private func free(of inputSize: Int) -> Int {
    inputSize.clampedAdding(paddingBefore).clampedAdding(paddingAfter).clampedSubtracting(extent)
  }

  /// Number of places where the window can stand: `floor((W + P - d(K-1) - 1)/s) + 1`, P both paddings together.
  ///
  /// Zero or less when the window is longer than the padded input. With `roundsUp` a last partial
  /// window counts, unless it would start in the padding after the input.
  public func outputSize(for inputSize: Int) -> Int {
    let free = free(of: inputSize)
    guard free >= 0 else { return 0 }
    guard roundsUp else { return (free / stride).clampedAdding(1) }
    let last = free.clampedAdding(stride - 1) / stride
    let start = last.clampedMultiplied(by: stride)
    return start >= inputSize.clampedAdding(paddingBefore) ? last : last.clampedAdding(1)
  }

  /// Where a tap of an output reads, in unpadded coordinates, perhaps outside the input: `n·s + m·d - P`.
  public func inputIndex(output: Int, tap: Int) -> Int {
    output * stride + tap * dilation - paddingBefore
  }

  /// Padded elements that no window reaches because the stride does not divide what is left.
  public func untouchedCount(for inputSize: Int) -> Int {
    let free = free(of: inputSize)
    return free >= 0 ? free % stride : inputSize + paddingBefore + paddingAfter
  }
}
