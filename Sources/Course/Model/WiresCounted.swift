package import CNNEngine

extension WiresSpec {
  /// A layer whose weights the bar compares.
  package struct Counted: Hashable, Sendable {
    package var input: Shape
    package var convolution: Convolution
    /// As it was written.
    package var title: String

    /// The usual picture and filters of the course, whose bar does not fit.
    package static let usual = Counted(
      input: [1, 13, 13],
      convolution: Convolution(
        filters: 3, windows: [SlidingWindow(size: 4), SlidingWindow(size: 4)], hasBias: false),
      title: "conv 3@4x4 nobias on 1x13x13")

    /// What three wirings of it learn; throws the engine's `ShapeError` where the window does not fit.
    package func count() throws(ShapeError) -> SharingCount {
      try SharingCount(of: convolution, input: input)
    }
  }

  /// Takes the layer that the bar compares; throws what is no single convolution.
  package mutating func count(layer: String, input: String) throws(FigureFault) {
    let architecture = try Architecture(figure: layer, input: input)
    guard architecture.layers.count == 1,
      case .convolution(let convolution) = architecture.layers[0].layer
    else { throw .noSingleConvolution(layer) }
    let layer = Counted(
      input: architecture.input, convolution: convolution, title: "\(layer) on \(input)")
    do throws(ShapeError) { _ = try layer.count() } catch { throw .network(error.description) }
    counted = layer
  }
}

extension WiresSpec.Counted {
  /// Sides that can be looked at one after the other: 224 is that of the pictures of ImageNet.
  package static let sides = 1...256
  package static let kernels = 1...15
  package static let channelCounts = 1...512

  /// Length of each side of the input; nil where they differ.
  package var side: Int? { Self.common(input.dimensions.dropFirst().map(\.self)) }

  /// Length of each side of the window; nil where they differ.
  package var kernel: Int? { Self.common(convolution.windows.map(\.size)) }

  package var channels: Int { input.dimensions[0] }

  /// Shape of an input with as many channels and sides of this length.
  package func shape(side: Int) -> Shape {
    Shape([channels] + input.dimensions.dropFirst().map { _ in side })
  }

  private static func common(_ sizes: [Int]) -> Int? {
    sizes.allSatisfy { $0 == sizes[0] } ? sizes.first : nil
  }

  /// The same layer with other numbers; throws what is outside of its range.
  package func with(
    side: Int, channels: Int, kernel: Int, filters: Int
  ) throws(FigureFault) -> Self {
    let ranges = [
      ("side n of the input", side, Self.sides), ("side of the kernel", kernel, Self.kernels),
      ("number of input channels", channels, Self.channelCounts),
      ("number of output channels", filters, Self.channelCounts),
    ]
    for (name, value, range) in ranges where !range.contains(value) {
      throw .outOfRange(name, value, range)
    }
    var next = self
    next.input = Shape([channels] + shape(side: side).dimensions.dropFirst())
    next.convolution.filters = filters
    for axis in next.convolution.windows.indices { next.convolution.windows[axis].size = kernel }
    return next
  }
}
