/// Every product of a convolution: which output gets which input times which weight.
///
/// Convolution, both its gradients, transposed convolution and the matrix of a convolution are one loop
/// with another line inside:
///
///     y[output]  += x[input]·w[weight]      forward
///     dX[input]  += w[weight]·dY[output]    the same products, read the other way
///     dW[weight] += x[input]·dY[output]
///     M[output, input] += w[weight]         the matrix
struct ProductLoop {
  /// One kernel slice: the input channel it reads and where its weights begin.
  private struct Slice {
    var channel: Int
    var weight: Int
  }

  private let inputChannels: Int
  private let filters: Int
  /// Output rows and columns with, for each tap, the input row or column, -1 in zero padding.
  private let rows: TapTable
  private let columns: TapTable
  /// For each filter, its kernel slices.
  private let slices: [[Slice]]

  /// Lays the loop out for one image; a 1-D signal is a picture of one row.
  init(_ convolution: Convolution, input: Shape, output: Shape) {
    let windows = convolution.resolvedWindows
    let mode = convolution.paddingMode
    inputChannels = input[0]
    filters = convolution.filters
    let isPicture = windows.count == 2
    rows =
      isPicture
      ? TapTable(windows[0], inputSize: input[1], outputSize: output[1], mode)
      : TapTable(SlidingWindow(size: 1), inputSize: 1, outputSize: 1, mode)
    let last = windows.count
    columns = TapTable(
      windows[last - 1], inputSize: input[last], outputSize: output[last], mode)
    slices = Self.slices(of: convolution, channels: input[0])
  }

  private static func slices(of convolution: Convolution, channels: Int) -> [[Slice]] {
    let tapCount = convolution.tapCount
    var weight = 0
    return (0..<convolution.filters).map { k in
      let first = k / (convolution.filters / convolution.groups) * (channels / convolution.groups)
      let group = Array(first..<first + channels / convolution.groups)
      return (convolution.connections?[k] ?? group).map { channel in
        defer { weight += tapCount }
        return Slice(channel: channel, weight: weight)
      }
    }
  }

  /// Calls `body` with the flat indices of each product, tap after tap for one output after the other.
  @inline(__always)
  func forEachProduct(
    batch: Int, _ body: (_ output: Int, _ input: Int, _ weight: Int) -> Void
  ) {
    var output = 0
    for n in 0..<batch {
      for k in 0..<filters {
        for y in 0..<rows.outputSize {
          for x in 0..<columns.outputSize {
            for slice in slices[k] {
              let plane = (n * inputChannels + slice.channel) * rows.inputSize
              for tapY in 0..<rows.tapCount {
                let row = rows.source(of: y, tap: tapY)
                if row < 0 { continue }
                let start = (plane + row) * columns.inputSize
                let weight = slice.weight + tapY * columns.tapCount
                for tapX in 0..<columns.tapCount {
                  let column = columns.source(of: x, tap: tapX)
                  if column >= 0 { body(output, start + column, weight + tapX) }
                }
              }
            }
            output += 1
          }
        }
      }
    }
  }
}

/// Along one axis: which input element each tap of each output reads.
struct TapTable {
  let tapCount: Int
  let inputSize: Int
  let outputSize: Int
  private let sources: [Int]

  init(_ window: SlidingWindow, inputSize: Int, outputSize: Int, _ mode: PaddingMode) {
    tapCount = window.size
    self.inputSize = inputSize
    self.outputSize = outputSize
    var sources: [Int] = []
    sources.reserveCapacity(outputSize * window.size)
    for output in 0..<outputSize {
      for tap in 0..<window.size {
        let position = window.inputIndex(output: output, tap: tap)
        sources.append(mode.sourceIndex(of: position, size: inputSize) ?? -1)
      }
    }
    self.sources = sources
  }

  /// The input element, -1 where zero padding is read.
  @inline(__always)
  func source(of output: Int, tap: Int) -> Int {
    sources[output * tapCount + tap]
  }
}
