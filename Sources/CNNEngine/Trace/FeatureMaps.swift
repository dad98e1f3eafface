/// What a bank of filters answers to on one picture: a layer with one filter for each kernel, no padding, stride 1.
public struct FeatureMaps: Hashable, Sendable {
  /// Rows and columns of each map.
  public let sizes: [Int]
  /// One map for each kernel, row by row.
  public let maps: [[Double]]

  /// Runs the layer; the kernels are square and of one size.
  ///
  /// - Throws: `ShapeError` when the kernels are larger than the picture, `NetworkError` when they differ in size.
  public init(picture: [[Double]], kernels: [[[Double]]]) throws {
    let side = kernels.first?.count ?? 0
    let layer = Layer.conv2d(filters: kernels.count, kernel: side, bias: false)
    let architecture = Architecture(
      input: [1, picture.count, picture.first?.count ?? 0],
      layers: [NamedLayer("filters", layer)])
    let weights = kernels.flatMap { $0.flatMap(\.self) }
    guard weights.count == kernels.count * side * side else {
      throw NetworkError.wrongShape(
        "filters.weight", got: [weights.count], expected: [kernels.count, 1, side, side])
    }
    let network = try Network(
      architecture,
      parameters: ["filters.weight": Tensor([kernels.count, 1, side, side], weights)])
    let batch = Tensor(
      Shape([1] + architecture.input.dimensions), picture.flatMap(\.self))
    let output = try network.forward(batch).output
    let count = output.shape[2] * output.shape[3]
    sizes = [output.shape[2], output.shape[3]]
    maps = kernels.indices.map { Array(output.elements[$0 * count..<($0 + 1) * count]) }
  }
}
