/// A pooling layer step by step on one channel: one frame for each output, with what the window holds.
public struct PoolTrace: Hashable, Sendable {
  /// What is taken of a window.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// The largest element; of equal ones the first in row-major order.
    case max
    /// The sum divided by the number of elements that count.
    case average
  }

  /// One element under the window.
  public struct Tap: Hashable, Sendable {
    /// Where it stands in unpadded coordinates, perhaps outside the input.
    public var position: [Int]
    /// What is read, nil in the padding.
    public var input: Double?
  }

  /// One output.
  public struct Frame: Hashable, Sendable {
    /// Where the result goes.
    public var output: [Int]
    /// Where the window starts in unpadded coordinates.
    public var start: [Int]
    /// In row-major order.
    public var taps: [Tap]
    /// Index into `taps` of the maximum; nil for an average.
    public var chosenTap: Int?
    /// Average: by how much the sum is divided; 1 for a maximum.
    public var divisor: Int
    /// The result.
    public var value: Double
  }

  /// `[L]` or `[H, W]`.
  public let input: Tensor
  /// Windows and whether padding counts.
  public let pool: Pool
  /// What is taken of a window.
  public let mode: Mode
  /// In row-major order of the outputs.
  public let frames: [Frame]
  /// The results.
  public let output: Tensor

  /// Computes all frames.
  ///
  /// - Throws: `ShapeError` when the window does not fit.
  public init(input: Tensor, pool: Pool, mode: Mode) throws(ShapeError) {
    let outputShape = Shape(
      Array(try pool.outputShape(for: Shape([1] + input.shape.dimensions)).dimensions.dropFirst()))
    self.input = input
    self.pool = pool
    self.mode = mode
    frames = GridPositions(outputShape.dimensions).map {
      Self.frame(at: $0, input: input, pool: pool, mode: mode)
    }
    output = Tensor(outputShape, frames.map(\.value))
  }

  private static func frame(at output: [Int], input: Tensor, pool: Pool, mode: Mode) -> Frame {
    let windows = pool.windows
    var taps: [Tap] = []
    var divisor = 0
    for place in GridPositions(windows.map(\.size)) {
      let position = place.indices.map {
        windows[$0].inputIndex(output: output[$0], tap: place[$0])
      }
      let isInside = position.indices.allSatisfy { (0..<input.shape[$0]).contains(position[$0]) }
      let counts = position.indices.allSatisfy {
        windows[$0].counts(position[$0], inputSize: input.shape[$0], padding: pool.countsPadding)
      }
      if counts { divisor += 1 }
      taps.append(Tap(position: position, input: isInside ? input[position] : nil))
    }
    let start = windows.indices.map { windows[$0].inputIndex(output: output[$0], tap: 0) }
    switch mode {
    case .average:
      let sum = taps.reduce(0) { $0 + ($1.input ?? 0) }
      return Frame(
        output: output, start: start, taps: taps, chosenTap: nil, divisor: divisor,
        value: sum / Double(divisor))
    case .max:
      var chosen: (tap: Int, value: Double)?
      for (index, tap) in taps.enumerated() {
        guard let value = tap.input else { continue }
        if chosen.map({ value > $0.value }) ?? true { chosen = (index, value) }
      }
      return Frame(
        output: output, start: start, taps: taps, chosenTap: chosen?.tap, divisor: 1,
        value: chosen?.value ?? 0)
    }
  }
}

extension SlidingWindow {
  /// Whether a position counts in the divisor of an average: the input, and the padding if that counts.
  ///
  /// What "ceil mode" adds beyond the padding never counts.
  func counts(_ position: Int, inputSize: Int, padding countsPadding: Bool) -> Bool {
    countsPadding
      ? position >= -paddingBefore && position < inputSize + paddingAfter
      : position >= 0 && position < inputSize
  }
}
