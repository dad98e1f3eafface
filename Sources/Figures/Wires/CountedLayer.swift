internal import CNNEngine
package import ContentFormat

/// A layer whose weights three wirings are compared by.
struct CountedLayer: Sendable {
  var input: Shape
  var convolution: Convolution
  /// As it was written.
  var title: String

  /// The usual picture and filters of the course, whose bar does not fit.
  static let usual = CountedLayer(
    input: [1, 13, 13],
    convolution: Convolution(
      filters: 3, windows: [SlidingWindow(size: 4), SlidingWindow(size: 4)], hasBias: false),
    title: "conv 3@4x4 nobias on 1x13x13")

  /// Sides that can be looked at one after the other: 224 is that of the pictures of ImageNet.
  static let sides = 1...256

  /// Length of each side of the input; nil where they differ.
  var side: Int? { Self.common(input.dimensions.dropFirst().map(\.self)) }

  /// Length of each side of the window; nil where they differ.
  var kernel: Int? { Self.common(convolution.windows.map(\.size)) }

  var channels: Int { input.dimensions[0] }
  var filters: Int { convolution.filters }

  private static func common(_ sizes: [Int]) -> Int? {
    sizes.allSatisfy { $0 == sizes[0] } ? sizes.first : nil
  }

  /// What three wirings of it learn.
  func count() throws(FigureFault) -> SharingCount {
    do throws(ShapeError) { return try SharingCount(of: convolution, input: input) } catch {
      throw .own(WiresFault.layer(error.description))
    }
  }

  /// The same on an input of another side; nil where the window does not fit it.
  func count(side: Int) -> SharingCount? {
    var other = self
    other.input = shape(side: side)
    return try? other.count()
  }

  /// Shape of an input with as many channels and sides of this length.
  private func shape(side: Int) -> Shape {
    Shape([channels] + input.dimensions.dropFirst().map { _ in side })
  }

  /// The same layer with other numbers; throws what is outside of its range.
  func with(
    side: Int, channels: Int, kernel: Int, filters: Int
  ) throws(FigureFault) -> Self {
    let ranges = [
      ("side n of the input", side, Self.sides, "count.input"),
      ("side of the kernel", kernel, 1...15, "count.layer"),
      ("number of input channels", channels, 1...512, "count.input"),
      ("number of output channels", filters, 1...512, "count.layer"),
    ]
    for (name, value, range, setting) in ranges where !range.contains(value) {
      throw .setting(setting, .outOfRange(name, value, range))
    }
    var next = self
    next.input = Shape([channels] + shape(side: side).dimensions.dropFirst())
    next.convolution.filters = filters
    for axis in next.convolution.windows.indices { next.convolution.windows[axis].size = kernel }
    return next
  }
}

extension CountedLayer {
  /// A single convolution in the short form, and the shape that it reads.
  init(layer: String, input: String) throws(FigureFault) {
    let architecture: Architecture
    do throws(ShortFormError) {
      architecture = try Architecture(input: input, shortForm: layer)
    } catch { throw .own(WiresFault.layer("\(error)")) }
    guard architecture.layers.count == 1,
      case .convolution(let convolution) = architecture.layers[0].layer
    else { throw .own(WiresFault.noSingleConvolution(layer)) }
    self.init(
      input: architecture.input, convolution: convolution, title: "\(layer) on \(input)")
    _ = try count()
  }
}

/// The layer of the bar as a fence has it: `{input: 1x13x13, layer: "conv 3@4x4 nobias"}`.
struct CountFile: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case input, layer
  }

  let input: String
  let layer: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    input = try container.decode(String.self, forKey: .input)
    layer = try container.decode(String.self, forKey: .layer)
  }
}

/// What keeps a layer from being drawn with its wires.
package enum WiresFault: FaultOfKind {
  /// A layer that cannot be read or does not fit, in the engine's words.
  case layer(String)
  /// Layers that are not one convolution.
  case noSingleConvolution(String)
  /// Sides that differ where one length stands for all of them.
  case unevenSides(String)

  package var description: String {
    switch self {
    case .layer(let sentence): sentence
    case .noSingleConvolution(let text):
      "\"\(text)\" is not one convolution. Write a single one, such as \"conv 3@4x4 nobias\"."
    case .unevenSides(let text):
      "the sides of \"\(text)\" differ. Take the same number for height and width, "
        + "such as conv 3@4x4 on 1x13x13."
    }
  }

  package var clues: [FenceClue] {
    switch self {
    case .layer: ["count.layer", "kernel", "input"]
    case .noSingleConvolution, .unevenSides: ["count.layer", "count"]
    }
  }
}
