/// What one unit sees, layer by layer back to the input, with the number of ways that lead there.
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

  /// The unit itself first, then what it sees one layer further back each, the network's input last.
  public private(set) var steps: [[Axis]]

  /// Follows a unit of a stage back to the input.
  ///
  /// - Parameters:
  ///   - unit: Its place along each axis, inside the stage's output.
  ///   - stage: Index into the chain's stages.
  ///   - chain: The layers.
  public init(unit: [Int], stage: Int, in chain: SlidingChain) {
    steps = [unit.map { Axis(range: $0..<$0 + 1, paths: [1]) }]
    for stage in chain.stages[...stage].reversed() {
      let last = steps[steps.count - 1]
      steps.append(
        last.indices.map { axis in
          last[axis].behind(stage.windows[axis], inputSize: stage.inputSizes[axis])
        })
    }
  }
}

extension PatchTrace.Axis {
  /// What the places of this patch read through a window; padding is read but leads nowhere.
  fileprivate func behind(_ window: SlidingWindow, inputSize: Int) -> PatchTrace.Axis {
    let start = window.inputIndex(output: range.lowerBound, tap: 0)
    let end = window.inputIndex(output: range.upperBound - 1, tap: window.size - 1) + 1
    var result = PatchTrace.Axis(
      range: start..<end, paths: Array(repeating: 0, count: end - start))
    for output in range where paths(from: output) > 0 {
      for tap in 0..<window.size {
        let place = window.inputIndex(output: output, tap: tap)
        guard (0..<inputSize).contains(place) else { continue }
        result.paths[place - start] += paths(from: output)
      }
    }
    return result
  }
}
