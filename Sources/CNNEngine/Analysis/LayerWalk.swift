/// A layer at its place in an architecture, composites unfolded.
public struct PlacedLayer: Hashable, Sendable {
  /// Full name, such as `C1` or `layer1.0.conv1`.
  public var name: String
  /// The settings; a composite stands behind its parts, as the join of its branches.
  public var layer: Layer
  /// Shape of what it reads, without the batch axis.
  public var input: Shape
  /// Shape of what it gives.
  public var output: Shape
  /// How many times it runs on one image: the parts of `shared`, 1 elsewhere.
  public var copies: Int
  /// The patch that one unit of the layer's input sees.
  public var inputReceptiveField: ReceptiveField?
  /// The patch that one output unit sees, nil when units have no place of their own.
  public var receptiveField: ReceptiveField?
  /// Where what it reads comes from: indices into the list of placed layers, nil for the network's input.
  ///
  /// One for each branch that ends here; in `shared` the pieces of a picture count as the whole.
  public var sources: [Int?]
}

/// One pass over the layers that computes shapes and receptive fields and allocates no weights.
struct LayerWalk {
  /// What flows from layer to layer.
  struct State {
    var shape: Shape
    var receptiveField: ReceptiveField?
    /// Indices of the layers that give it; nil for the network's input.
    var sources: [Int?] = [nil]
  }

  /// Most layers that a network may unfold to; the largest of the catalogue has some hundreds.
  static let layerLimit = 20_000

  private(set) var placed: [PlacedLayer] = []
  private var names: Set<String> = []
  private var copies = 1

  /// Passes a list of layers, each named behind `prefix`.
  mutating func visit(
    _ layers: [NamedLayer], prefix: String, state: State
  ) throws(ShapeError) -> State {
    var state = state
    for layer in layers {
      state = try visit(layer.layer, named: prefix + layer.name, state: state)
    }
    return state
  }

  /// Passes one layer; what does not fit is thrown with its full name.
  mutating func visit(_ layer: Layer, named name: String, state: State) throws(ShapeError) -> State
  {
    let after: State
    do {
      after = try unfold(layer, named: name, state: state)
    } catch {
      throw error.inLayer(name)
    }
    guard placed.count < Self.layerLimit else {
      throw ShapeError(layer: name, .tooManyLayers(limit: Self.layerLimit))
    }
    guard names.insert(name).inserted else { throw ShapeError(layer: name, .duplicateName) }
    placed.append(
      PlacedLayer(
        name: name, layer: layer, input: state.shape, output: after.shape, copies: copies,
        inputReceptiveField: state.receptiveField, receptiveField: after.receptiveField,
        sources: after.sources))
    var next = after
    next.sources = [placed.count - 1]
    return next
  }

  private mutating func unfold(
    _ layer: Layer, named name: String, state: State
  ) throws(ShapeError) -> State {
    let prefix = name.isEmpty ? "" : name + "."
    switch layer {
    case .residual(let body, let shortcut):
      return try join([body, shortcut], .add, prefix: prefix, state: state)
    case .parallel(let branches, let join):
      return try self.join(branches, join, prefix: prefix, state: state)
    case .shared(let parts, let axis, let body):
      return try share(parts, axis, body, prefix: prefix, state: state)
    case .repeated(let times, let body):
      try requireSetting("times", times, atLeast: 1, atMost: Layer.repetitionLimit)
      guard !body.isEmpty else { throw ShapeError(.emptyBody) }
      var state = state
      for time in 0..<times { state = try visit(body, prefix: "\(prefix)\(time).", state: state) }
      return state
    case .convolution, .transposedConvolution, .maxPool, .averagePool, .globalAveragePool, .linear,
      .activation, .dropout, .normalization, .flatten:
      return State(
        shape: try layer.outputShape(for: state.shape),
        receptiveField: layer.receptiveField(behind: state.receptiveField), sources: state.sources)
    }
  }

  private mutating func join(
    _ branches: [[NamedLayer]], _ join: Join, prefix: String, state: State
  ) throws(ShapeError) -> State {
    guard branches.contains(where: { !$0.isEmpty }) else { throw ShapeError(.emptyBody) }
    var ends: [State] = []
    for branch in branches { ends.append(try visit(branch, prefix: prefix, state: state)) }
    return State(
      shape: try join.outputShape(for: ends.map(\.shape)),
      receptiveField: ReceptiveField.joining(ends.map(\.receptiveField)),
      sources: ends.flatMap(\.sources))
  }

  private mutating func share(
    _ parts: Int, _ axis: SpatialAxis, _ body: [NamedLayer], prefix: String, state: State
  ) throws(ShapeError) -> State {
    try requireSetting("parts", parts, atLeast: 1)
    guard !body.isEmpty else { throw ShapeError(.emptyBody) }
    let piece = try axis.piece(of: state.shape, parts: parts)
    copies *= parts
    let end = try visit(
      body, prefix: prefix,
      state: State(
        shape: piece, receptiveField: state.receptiveField, sources: state.sources))
    copies /= parts
    let joined = try Join.concat.outputShape(for: Array(repeating: end.shape, count: parts))
    return State(shape: joined, receptiveField: end.receptiveField, sources: end.sources)
  }
}

extension Join {
  /// Shape of joined branches.
  func outputShape(for shapes: [Shape]) throws(ShapeError) -> Shape {
    let problem = ShapeError(.join(shapes, self))
    guard let first = shapes.first, first.rank >= 1 else { throw problem }
    switch self {
    case .add:
      guard shapes.allSatisfy({ $0 == first }) else { throw problem }
      return first
    case .concat:
      let positions = first.dimensions.dropFirst()
      guard shapes.allSatisfy({ $0.dimensions.dropFirst() == positions }) else { throw problem }
      let channels = shapes.reduce(0) { $0 + $1[0] }
      return try Shape(limited: [channels] + positions, what: "the output")
    }
  }
}

extension SpatialAxis {
  /// Index of the axis in a picture without the batch axis.
  var index: Int { self == .height ? 1 : 2 }

  /// Shape of one of the equal pieces of a picture.
  func piece(of input: Shape, parts: Int) throws(ShapeError) -> Shape {
    guard input.rank == 3 else { throw ShapeError(.rank(got: input, expected: .picture)) }
    guard input[index] % parts == 0 else {
      throw ShapeError(.parts(count: parts, axis: self, size: input[index]))
    }
    var dimensions = input.dimensions
    dimensions[index] /= parts
    return Shape(dimensions)
  }
}
