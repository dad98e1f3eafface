internal import Checked

/// Every layer of a network at its place, with what it reads: the graph along which a patch is followed.
///
/// Where branches join, a unit sees all that one of them sees.
///
///     try SlidingGraph(of: lenet5).stages.filter(\.slides).compactMap(\.field?.size)  // 5, 6, 14, 16, 32
public struct SlidingGraph: Hashable, Sendable {
  /// A layer of the network.
  public struct Stage: Hashable, Sendable {
    /// Full name of the layer.
    public var name: String
    /// Such as `conv2d`.
    public var kind: LayerKind
    /// Indices of the stages that it reads, several where branches join; nil for the network's input.
    public var sources: [Int?]
    /// Channels that it reads.
    public var inputChannels: Int
    /// Channels that it gives.
    public var outputChannels: Int
    /// One an axis, as large as the input where it reads everything; empty where each place is passed on.
    public var windows: [SlidingWindow]
    /// Whether its windows are read backwards: each place of the input gives to a window of the output.
    public var isTransposed: Bool
    /// Places of its input along each axis.
    public var inputSizes: [Int]
    /// Places of its output along each axis.
    public var outputSizes: [Int]
    /// The patch that a unit of its input sees; of several inputs, of all of them together.
    public var inputField: ReceptiveField?
    /// The patch that one of its units sees; nil behind a transposed convolution.
    public var field: ReceptiveField?

    /// Whether branches end here.
    public var isJoin: Bool { sources.count > 1 }

    /// Whether it has windows of more than one place, or could have: a convolution or a pooling.
    public var slides: Bool { !windows.isEmpty }

    /// The most that a patch would have to be followed over: its padded input, its window or its output.
    public var mostPlaces: Int {
      let padded = zip(inputSizes, windows).flatMap { size, window in
        [
          size.clampedAdding(window.paddingBefore).clampedAdding(window.paddingAfter),
          window.extent,
        ]
      }
      return (inputSizes + outputSizes + padded).max() ?? 0
    }

    /// By how much it enlarges the patch along an axis: `(K-1)d·jump`.
    public func added(axis: Int) -> Int {
      guard let field, let inputField else { return 0 }
      return field.axes[axis].size - inputField.axes[axis].size
    }

    /// How much the patches of two neighbouring units share along an axis.
    public func overlap(axis: Int) -> Int {
      field.map { max(0, $0.axes[axis].size - $0.axes[axis].jump) } ?? 0
    }
  }

  /// Most places that a patch is followed over along an axis, padding included.
  public static let placeLimit = 10_000

  /// Channels of the input.
  public let inputChannels: Int
  /// Places of the input along each axis; none in a network that reads a list.
  public let inputSizes: [Int]
  /// In the order of the forward pass, the parts of a composite before the whole.
  public private(set) var stages: [Stage] = []

  /// Places every layer.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  public init(of architecture: Architecture) throws(ShapeError) {
    inputChannels = architecture.input.rank > 1 ? architecture.input[0] : 1
    inputSizes = Array(architecture.input.dimensions.dropFirst())
    guard !inputSizes.isEmpty else { return }
    for placed in try architecture.placedLayers() { append(placed) }
  }

  private mutating func append(_ placed: PlacedLayer) {
    let before = ReceptiveField.joining(placed.sources.map(field))
    // A piece of a picture, in `shared`, is smaller than what it is cut from.
    let read = placed.sources.first.flatMap { $0.map { stages[$0].outputSizes } } ?? inputSizes
    let sizes = placed.input.rank == inputSizes.count + 1 ? spatial(placed.input) : read
    var stage = Stage(
      name: placed.name, kind: placed.layer.kind, sources: placed.sources,
      inputChannels: placed.input[0], outputChannels: placed.output[0],
      windows: placed.layer.windows, isTransposed: false, inputSizes: sizes,
      outputSizes: placed.output.rank == inputSizes.count + 1 ? spatial(placed.output) : sizes,
      inputField: before, field: before)
    switch placed.layer.reach {
    case .everything:
      // Of a single place nothing is left to slide over.
      if sizes.contains(where: { $0 > 1 }) {
        stage.windows = sizes.map { SlidingWindow(size: $0) }
        stage.field = before?.behind(stage.windows)
      }
      stage.outputSizes = sizes.map { _ in 1 }
    case .window: stage.field = before?.behind(stage.windows)
    case .scattered:
      stage.isTransposed = true
      stage.field = nil
    case .inside: stage.inputSizes = stage.outputSizes
    case .ownPlace, .laidOut: break
    }
    stages.append(stage)
  }

  /// What a unit of a source sees; an element of the input sees itself.
  private func field(of source: Int?) -> ReceptiveField? {
    guard let source else { return ReceptiveField(axisCount: inputSizes.count) }
    return stages[source].field
  }

  private func spatial(_ shape: Shape) -> [Int] { Array(shape.dimensions.dropFirst()) }
}

extension SlidingGraph {
  /// Index of a layer by its full name.
  public func index(of name: String) -> Int? { stages.firstIndex { $0.name == name } }

  /// Stages that a stage reads, directly or through others, the last ones first; it is not among them.
  public func stages(before stage: Int) -> [Int] {
    var isRead = stages.map { _ in false }
    isRead[stage] = true
    for index in (0...stage).reversed() where isRead[index] {
      for case .some(let source) in stages[index].sources { isRead[source] = true }
    }
    return (0..<stage).reversed().filter { isRead[$0] }
  }

  /// A way from the input to a stage, of branches always the one that sees most; the stage is its last.
  public func widestWay(to stage: Int) -> [Int] {
    var way = [stage]
    while let last = way.last {
      let sizes = stages[last].sources.map { source in
        (source, source.flatMap { stages[$0].field?.size } ?? 1)
      }
      guard let next = sizes.max(by: { $0.1 < $1.1 })?.0 else { break }
      way.append(next)
    }
    return way.reversed()
  }

  /// Whether all layers up to a stage have one channel and no branches: each way is one product of weights.
  public func isSingleChain(to stage: Int) -> Bool {
    inputChannels == 1
      && (stages(before: stage) + [stage]).map { stages[$0] }.allSatisfy {
        !$0.isJoin && $0.inputChannels == 1 && $0.outputChannels == 1
      }
  }
}
