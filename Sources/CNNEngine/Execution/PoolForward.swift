/// Max pooling of a batch, with where each maximum came from.
public struct MaxPoolForward: Sendable {
  /// Output and pullback.
  public var forward: Forward
  /// For each output, the position of its maximum in the unpadded plane: `row·W + column`.
  public var indices: [Int]
}

extension Pool {
  /// The largest element of each window; of equal ones the first in row-major order takes the gradient.
  ///
  /// Padding never wins. Input `[N, C, ...]`, output `[N, C, ...]`.
  ///
  /// - Throws: `ShapeError` when the input does not fit.
  public func maxForward(_ input: Tensor) throws(ShapeError) -> MaxPoolForward {
    let loop = try PoolLoop(self, input: input)
    let x = input.elements
    var y = Tensor(loop.outputShape)
    var indices = Array(repeating: 0, count: y.elements.count)
    loop.forEachOutput { output, plane in
      var best = -1
      loop.forEachTap(of: output) { position in
        if best < 0 || x[plane + position] > x[plane + best] { best = position }
      }
      y.elements[output] = x[plane + best]
      indices[output] = best
    }
    let chosen = indices
    let forward = Forward(output: y) { dOutput in
      var dInput = Tensor(input.shape)
      loop.forEachOutput { output, plane in
        dInput.elements[plane + chosen[output]] += dOutput.elements[output]
      }
      return LayerGradient(dInput: dInput)
    }
    return MaxPoolForward(forward: forward, indices: indices)
  }

  /// The mean of each window.
  ///
  /// The divisor counts the padding if `countsPadding`, but never what "ceil mode" adds beyond it.
  /// Input `[N, C, ...]`, output `[N, C, ...]`.
  ///
  /// - Throws: `ShapeError` when the input does not fit.
  public func averageForward(_ input: Tensor) throws(ShapeError) -> Forward {
    let loop = try PoolLoop(self, input: input)
    var y = Tensor(loop.outputShape)
    loop.forEachOutput { output, plane in
      var sum = 0.0
      loop.forEachTap(of: output) { sum += input.elements[plane + $0] }
      y.elements[output] = sum / loop.divisor(of: output)
    }
    return Forward(output: y) { dOutput in
      var dInput = Tensor(input.shape)
      loop.forEachOutput { output, plane in
        let share = dOutput.elements[output] / loop.divisor(of: output)
        loop.forEachTap(of: output) { dInput.elements[plane + $0] += share }
      }
      return LayerGradient(dInput: dInput)
    }
  }
}

/// Every window of a pooling layer with the input elements under it.
private struct PoolLoop: Sendable {
  let outputShape: Shape
  private let rows: TapTable
  private let columns: TapTable
  /// For each output row and column, how many of its taps count in an average.
  private let rowCounts: [Int]
  private let columnCounts: [Int]
  private let planeCount: Int

  init(_ pool: Pool, input: Tensor) throws(ShapeError) {
    let image = input.imageShape
    let output = try pool.outputShape(for: image)
    let none = SlidingWindow(size: 1)
    let last = pool.windows.count
    let (rowWindow, height) = last == 2 ? (pool.windows[0], image[1]) : (none, 1)
    let rowCount = last == 2 ? output[1] : 1
    outputShape = output.batched(input.batchCount)
    rows = TapTable(rowWindow, inputSize: height, outputSize: rowCount, .zeros)
    columns = TapTable(
      pool.windows[last - 1], inputSize: image[last], outputSize: output[last], .zeros)
    rowCounts = pool.counts(rowWindow, rows)
    columnCounts = pool.counts(pool.windows[last - 1], columns)
    planeCount = input.batchCount * image[0]
  }

  /// Calls `body` with each output and the index at which its plane of the input begins.
  @inline(__always)
  func forEachOutput(_ body: (_ output: Int, _ plane: Int) -> Void) {
    let size = rows.outputSize * columns.outputSize
    for plane in 0..<planeCount {
      for position in 0..<size {
        body(plane * size + position, plane * rows.inputSize * columns.inputSize)
      }
    }
  }

  /// Calls `body` with each input element under the window of an output, row by row.
  @inline(__always)
  func forEachTap(of output: Int, _ body: (_ position: Int) -> Void) {
    let x = output % columns.outputSize
    let y = output / columns.outputSize % rows.outputSize
    for tapY in 0..<rows.tapCount {
      let row = rows.source(of: y, tap: tapY)
      if row < 0 { continue }
      for tapX in 0..<columns.tapCount {
        let column = columns.source(of: x, tap: tapX)
        if column >= 0 { body(row * columns.inputSize + column) }
      }
    }
  }

  /// By how much the sum of a window is divided.
  func divisor(of output: Int) -> Double {
    let x = output % columns.outputSize
    let y = output / columns.outputSize % rows.outputSize
    return Double(rowCounts[y] * columnCounts[x])
  }
}

extension Pool {
  fileprivate func counts(_ window: SlidingWindow, _ table: TapTable) -> [Int] {
    (0..<table.outputSize).map { output in
      (0..<window.size).count { tap in
        window.counts(
          window.inputIndex(output: output, tap: tap), inputSize: table.inputSize,
          padding: countsPadding)
      }
    }
  }
}

/// Mean of each channel over all positions: `[N, C, ...]` to `[N, C]`.
///
/// - Throws: `ShapeError` when the input has no positions.
func globalAverageForward(_ input: Tensor) throws(ShapeError) -> Forward {
  let image = input.imageShape
  guard image.rank >= 2 else { throw ShapeError(.rank(got: image, expected: .positions)) }
  let size = image.elementCount / image[0]
  var y = Tensor([input.batchCount, image[0]])
  for index in input.elements.indices { y.elements[index / size] += input.elements[index] }
  for index in y.elements.indices { y.elements[index] /= Double(size) }
  return Forward(output: y) { dOutput in
    var dInput = Tensor(input.shape)
    for index in dInput.elements.indices {
      dInput.elements[index] = dOutput.elements[index / size] / Double(size)
    }
    return LayerGradient(dInput: dInput)
  }
}
