package import CNNEngine
package import ContentFormat

/// A block of channels, filters as deep as it, and the maps that they make, as an `animate volume` fence asks for it.
package struct VolumeSpec: Hashable, Sendable {
  package var channels = 3
  package var height = 8
  package var width = 8
  package var filters = 4
  package var kernel = 3
  package var padding = 0
  package var stride = 1
  package var dilation = 1
  package var hasBias = true
  /// Whether the student says the shape of the output before it is shown.
  package var isPredicted = false
  /// Where its fence stands.
  package var place: FencePlace = 0

  /// Numbers beyond are those of no picture.
  package static let sides = 1...4096
  package static let counts = 1...4096
  package static let steps = 1...64
  package static let paddings = 0...64

  package init() {}

  /// Takes `3x32x32`.
  package mutating func take(input: String) throws(FigureFault) {
    let sides = input.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 3, let channels = sides[0], let height = sides[1], let width = sides[2]
    else { throw .unreadableVolume(input) }
    (self.channels, self.height, self.width) = (channels, height, width)
  }

  /// The layer as the engine knows it.
  package var architecture: Architecture {
    let window = SlidingWindow(
      size: kernel, stride: stride, dilation: dilation, padding: padding)
    return Architecture(
      input: Shape([channels, height, width]),
      layers: [
        NamedLayer(
          "convolution",
          .convolution(
            Convolution(filters: filters, windows: [window, window], hasBias: hasBias)))
      ])
  }

  /// The layer's numbers with their formulas; throws what is outside of its range or does not fit.
  package func summary() throws(FigureFault) -> LayerSummary {
    let ranges = [
      ("number of channels", channels, Self.counts), ("height", height, Self.sides),
      ("width", width, Self.sides), ("number of filters", filters, Self.counts),
      ("kernel", kernel, Self.steps), ("padding", padding, Self.paddings),
      ("stride", stride, Self.steps), ("dilation", dilation, Self.steps),
    ]
    for (name, value, range) in ranges where !range.contains(value) {
      throw .outOfRange(name, value, range)
    }
    do throws(ShapeError) {
      return try NetworkSummary(of: architecture).rows[0]
    } catch {
      throw .network(error.description)
    }
  }
}
