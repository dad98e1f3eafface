internal import Checked

/// What one unit sees in each layer before it, back to the input, with the number of ways that lead there.
///
/// Three 3-tap layers: the unit, then 1 1 1, then 1 2 3 2 1, then 1 3 6 7 6 3 1 along each axis, 27 ways.
public struct PatchTrace: Hashable, Sendable {
  /// One axis of the patch in one layer.
  public struct Axis: Hashable, Sendable {
    /// From the first place to the last, in unpadded coordinates, perhaps outside the layer.
    public var range: Range<Int>
    /// Ways from each place of the range to the unit; 0 in padding and in the gaps of a dilation.
    ///
    /// A Double, for hundreds of layers have more ways than an Int can count.
    public var paths: [Double]

    /// Ways from a place to the unit, 0 outside the range.
    public func paths(from place: Int) -> Double {
      range.contains(place) ? paths[place - range.lowerBound] : 0
    }

    /// Ways from all places together.
    public var pathCount: Double { paths.reduce(0, +) }

    /// The places that are read.
    public var litCount: Int { paths.count { $0 > 0 } }
  }

  /// What the unit sees of one map.
  public struct Patch: Hashable, Sendable {
    /// Along each axis alone.
    public var axes: [Axis]
    /// The places themselves.
    public var places: LitPlaces
  }

  /// By index of the stage, nil where the unit sees nothing of its map; the unit itself in its own.
  public private(set) var patches: [Patch?]
  /// What the unit sees of the network's input.
  public private(set) var input: Patch

  /// Follows a unit of a stage back to the input.
  ///
  /// - Parameters:
  ///   - unit: Its place along each axis, inside the stage's output.
  ///   - stage: Index into the graph's stages.
  ///   - graph: The layers.
  public init(unit: [Int], stage: Int, in graph: SlidingGraph) {
    patches = graph.stages.map { _ in nil }
    patches[stage] = Patch(
      axes: unit.map { Axis(range: $0..<$0 + 1, paths: [1]) },
      places: LitPlaces(unit: unit, sizes: graph.stages[stage].outputSizes))
    var seen: Patch?
    for index in (0...stage).reversed() {
      let reader = graph.stages[index]
      guard let patch = patches[index]?.behind(reader) else { continue }
      for source in reader.sources {
        guard let source else {
          seen = patch.within(graph.inputSizes).joined(with: seen)
          continue
        }
        patches[source] = patch.within(graph.stages[source].outputSizes)
          .joined(with: patches[source])
      }
    }
    // The first layer of all reads the input, and every layer leads back to it.
    input = seen ?? Patch(axes: [], places: LitPlaces(unit: [], sizes: []))
  }

  /// Which places of its input a stage reads for the unit, along each axis; nil where it does not matter to it.
  public func read(by stage: Int, in graph: SlidingGraph) -> [Range<Int>]? {
    patches[stage]?.behind(graph.stages[stage]).axes.map(\.range)
  }
}

extension PatchTrace.Patch {
  fileprivate func behind(_ stage: SlidingGraph.Stage) -> PatchTrace.Patch {
    guard stage.slides else { return self }
    return PatchTrace.Patch(
      axes: axes.indices.map { axes[$0].behind(stage, axis: $0) }, places: places.behind(stage))
  }

  /// The first piece of a picture stands where the picture begins.
  fileprivate func within(_ sizes: [Int]) -> PatchTrace.Patch {
    PatchTrace.Patch(axes: axes, places: places.within(sizes))
  }

  fileprivate func joined(with other: PatchTrace.Patch?) -> PatchTrace.Patch {
    guard let other else { return self }
    var result = self
    for index in axes.indices { result.axes[index].add(other.axes[index]) }
    result.places.formUnion(other.places)
    return result
  }
}

extension PatchTrace.Axis {
  /// What the places of this patch read through a window; padding is read but leads nowhere.
  fileprivate func behind(_ stage: SlidingGraph.Stage, axis: Int) -> PatchTrace.Axis {
    var bounds: (least: Int, greatest: Int)?
    for output in range {
      stage.forEachPlace(readBy: output, axis: axis) { place in
        bounds = (min(bounds?.least ?? place, place), max(bounds?.greatest ?? place, place))
      }
    }
    guard let bounds else { return PatchTrace.Axis(range: 0..<0, paths: []) }
    // Padding that no eye can follow is not kept.
    let far = SlidingGraph.placeLimit
    let first = max(bounds.least, -far)
    let end = min(bounds.greatest, stage.inputSizes[axis] + far) + 1
    var result = PatchTrace.Axis(
      range: first..<max(first, end), paths: Array(repeating: 0, atMost: end - first))
    for output in range where paths(from: output) > 0 {
      stage.forEachPlace(readBy: output, axis: axis) { place in
        guard (0..<stage.inputSizes[axis]).contains(place) else { return }
        result.paths[place - first] += paths(from: output)
      }
    }
    return result
  }

  /// The ways of another branch added.
  fileprivate mutating func add(_ other: PatchTrace.Axis) {
    guard !range.isEmpty else { return self = other }
    guard !other.range.isEmpty else { return }
    let first = min(range.lowerBound, other.range.lowerBound)
    let end = max(range.upperBound, other.range.upperBound)
    self = PatchTrace.Axis(
      range: first..<end, paths: (first..<end).map { paths(from: $0) + other.paths(from: $0) })
  }
}
