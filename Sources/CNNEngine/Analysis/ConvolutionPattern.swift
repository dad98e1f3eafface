/// One channel's convolution as a matrix with what stands where, or several of them multiplied into one.
///
///     // 7x7 pictures, 3x3 kernel: 25 x 49, 225 places that are not zero
///     try ConvolutionPattern(kernel: w, inputSizes: [7, 7])
public struct ConvolutionPattern: Hashable, Sendable {
  /// Rows and columns of the picture that it reads: one matrix column a pixel.
  public let inputSizes: [Int]
  /// Rows and columns of the picture that it gives: one matrix row an output.
  public let outputSizes: [Int]
  /// The numbers, `[outputs, inputs]`.
  public let matrix: Tensor
  /// In how many ways each output reads each pixel: 0 or 1 for one convolution, more for a product.
  public let ways: Tensor

  /// Lays one kernel out.
  ///
  /// - Throws: `ShapeError` when the kernel does not fit.
  public init(
    kernel: [[Double]], inputSizes: [Int], stride: Int = 1, padding: Int = 0, dilation: Int = 1
  ) throws(ShapeError) {
    let sides = [kernel.count, kernel.first?.count ?? 0]
    let convolution = Convolution(
      filters: 1,
      windows: sides.map {
        SlidingWindow(size: $0, stride: stride, dilation: dilation, padding: padding)
      }, hasBias: false)
    let input = Shape([1] + inputSizes)
    let shape = Shape([1, 1] + sides)
    self.inputSizes = inputSizes
    outputSizes = Array(try convolution.outputShape(for: input).dimensions.dropFirst())
    matrix = try convolution.matrix(
      weight: Tensor(shape, kernel.flatMap(\.self)), input: input)
    ways = try convolution.matrix(weight: Tensor(shape, repeating: 1), input: input)
  }

  private init(
    inputSizes: [Int], outputSizes: [Int], matrix: Tensor, ways: Tensor
  ) {
    self.inputSizes = inputSizes
    self.outputSizes = outputSizes
    self.matrix = matrix
    self.ways = ways
  }

  /// This convolution behind another one, as one matrix: `self · earlier`.
  ///
  /// The other one must give what this one reads.
  public func after(_ earlier: ConvolutionPattern) -> ConvolutionPattern {
    precondition(inputSizes == earlier.outputSizes, "matrices that do not follow each other")
    return ConvolutionPattern(
      inputSizes: earlier.inputSizes, outputSizes: outputSizes,
      matrix: product(matrix, earlier.matrix), ways: product(ways, earlier.ways))
  }

  /// Number of outputs.
  public var rowCount: Int { matrix.shape[0] }

  /// Number of pixels.
  public var columnCount: Int { matrix.shape[1] }

  /// Whether an output reads a pixel, be it with a weight of 0.
  public func reads(row: Int, column: Int) -> Bool { ways.elements[row * columnCount + column] > 0 }

  /// The number at a place.
  public func value(row: Int, column: Int) -> Double {
    matrix.elements[row * columnCount + column]
  }

  /// The pixels that an output reads.
  public func columns(readBy row: Int) -> [Int] {
    (0..<columnCount).filter { reads(row: row, column: $0) }
  }

  /// The outputs that read a pixel.
  public func rows(reading column: Int) -> [Int] {
    (0..<rowCount).filter { reads(row: $0, column: column) }
  }

  /// Places where an output reads a pixel.
  public var readCount: Int { ways.elements.count { $0 > 0 } }

  /// Different numbers at those places: the weights, if no two are equal.
  public var distinctCount: Int {
    Set(zip(matrix.elements, ways.elements).filter { $0.1 > 0 }.map(\.0)).count
  }

  /// Longest run of zeros between two numbers of a row; nil when there is none.
  public func gap(row: Int) -> Int? {
    let columns = columns(readBy: row)
    let gaps = zip(columns, columns.dropFirst()).map { $1 - $0 - 1 }
    return gaps.max().flatMap { $0 > 0 ? $0 : nil }
  }

  /// How much further right a row begins than the one above; nil for the first and where one reads nothing.
  public func shift(row: Int) -> Int? {
    guard row > 0, let here = columns(readBy: row).first,
      let above = columns(readBy: row - 1).first
    else { return nil }
    return here - above
  }
}

/// The matrix product `left · right`.
private func product(_ left: Tensor, _ right: Tensor) -> Tensor {
  let (rows, inner, columns) = (left.shape[0], left.shape[1], right.shape[1])
  var result = Tensor([rows, columns])
  for row in 0..<rows {
    for index in 0..<inner {
      let factor = left.elements[row * inner + index]
      if factor == 0 { continue }
      for column in 0..<columns {
        result.elements[row * columns + column] += factor * right.elements[index * columns + column]
      }
    }
  }
  return result
}
