/// How the gradient of a parameter comes together from the images of a batch.
enum GradientSource {
  /// Outer product of rows of images: weights of the linear unit with this number.
  case outerProduct(unit: Int)
  /// Sum over rows of images: bias of the linear unit with this number.
  case rowSum(unit: Int)
  /// Each block of images writes its part at this float of its share.
  case blocks(offset: Int)
  /// Written once, to the share of block 0.
  case once(offset: Int)
}

/// Where one parameter stands among all floats of the network.
struct PlacedParameter {
  let spec: ParameterSpec
  /// First float; a multiple of 16.
  let offset: Int
  /// Rows and their length; all of it is one row unless it is a matrix.
  let rowCount: Int
  let rowLength: Int
  /// Floats from one row to the next.
  let rowStride: Int
  let gradient: GradientSource

  /// Floats with the gaps, a multiple of 16.
  var floatCount: Int { (rowCount * rowStride).roundedUpToVectors }
}

/// The floats of all parameters, each aligned, rows of matrices padded to whole vectors with zeros.
struct ParameterLayout {
  private(set) var parameters: [PlacedParameter] = []
  /// All floats.
  private(set) var floatCount = 0
  /// Floats of one block's share of the gradient.
  private(set) var gradientFloatCount = 0

  /// Places a parameter whose gradient is summed over blocks, or written once.
  mutating func add(_ spec: ParameterSpec, perBlock: Bool) -> PlacedParameter {
    let count = spec.shape.elementCount
    let gradient = gradientFloatCount
    gradientFloatCount += count.roundedUpToVectors
    return place(
      spec, rowCount: 1, rowLength: count, rowStride: count,
      gradient: perBlock ? .blocks(offset: gradient) : .once(offset: gradient))
  }

  /// Places weights `[O, I]` of a linear unit; I may be several axes.
  mutating func addMatrix(_ spec: ParameterSpec, unit: Int) -> PlacedParameter {
    let rowLength = spec.shape.elementCount / spec.shape[0]
    return place(
      spec, rowCount: spec.shape[0], rowLength: rowLength, rowStride: rowLength.roundedUpToVectors,
      gradient: .outerProduct(unit: unit))
  }

  /// Places the bias of a linear unit.
  mutating func addBias(_ spec: ParameterSpec, unit: Int) -> PlacedParameter {
    let count = spec.shape.elementCount
    return place(
      spec, rowCount: 1, rowLength: count, rowStride: count, gradient: .rowSum(unit: unit))
  }

  private mutating func place(
    _ spec: ParameterSpec, rowCount: Int, rowLength: Int, rowStride: Int, gradient: GradientSource
  ) -> PlacedParameter {
    let parameter = PlacedParameter(
      spec: spec, offset: floatCount, rowCount: rowCount, rowLength: rowLength,
      rowStride: rowStride, gradient: gradient)
    parameters.append(parameter)
    floatCount += parameter.floatCount
    return parameter
  }
}

extension Int {
  /// The next multiple of 16 floats: a whole number of vectors on every instruction set.
  var roundedUpToVectors: Int { (self + 15) / 16 * 16 }
}
