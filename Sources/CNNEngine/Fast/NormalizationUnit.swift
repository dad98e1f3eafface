import CNNKernels

/// Batch normalisation: `y = (x - μ)/sqrt(var + ε)·γ + β` for each channel.
///
/// Needs the whole batch twice: each block adds up its part, the parts are joined in block order,
/// and then each block is changed.
struct NormalizationUnit {
  var input: LaneTensor
  var output: LaneTensor
  var epsilon: Float
  var momentum: Float
  /// First float of γ and β among the parameters, where they are learned.
  var scale: Int?
  var shift: Int?
  /// Their gradients, in the share of block 0.
  var scaleGradient = 0
  var shiftGradient = 0
  /// Statistics, as floats of `statistics`: `[C]` each.
  var statistics: Int

  var channels: Int { input.channels }

  /// Numbered lists of one float a channel that the unit keeps.
  enum List: Int, CaseIterable {
    case runningMean, runningVariance
    case mean, inverseDeviation
    /// `y = x·factor + offset`.
    case factor, offset
    /// `dX = a·dY + b·x + d`.
    case a, b, d
  }

  /// Floats for all lists and for the parts of `blockCount` blocks, two lists each.
  static func statisticsCount(channels: Int, blockCount: Int) -> Int {
    (List.allCases.count + 2 * blockCount) * channels
  }

  func list(_ list: List, _ statistics: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Float>
  {
    statistics + self.statistics + list.rawValue * channels
  }

  /// The two sums that a block contributes.
  func part(
    _ block: Int, _ statistics: UnsafeMutablePointer<Float>
  ) -> (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) {
    let start = statistics + self.statistics + (List.allCases.count + 2 * block) * channels
    return (start, start + channels)
  }

  /// Mean and squared deviations of this block.
  func addMoments(_ place: BlockPlace, _ statistics: UnsafeMutablePointer<Float>) {
    let (means, squares) = part(place.block, statistics)
    withUnsafePointer(to: input.planes) { planes in
      place.kernels.pointee.channel_moments(
        planes, place.values(input), Int32(place.activeLanes), means, squares)
    }
  }

  /// Applies factor and offset.
  func forward(_ place: BlockPlace, _ statistics: UnsafeMutablePointer<Float>) {
    withUnsafePointer(to: input.planes) { from in
      withUnsafePointer(to: output.planes) { to in
        place.kernels.pointee.channel_affine(
          from, to, place.values(input), list(.factor, statistics), list(.offset, statistics),
          place.values(output))
      }
    }
  }

  /// Sums of dY and of dY·(x - μ) of this block.
  func addGradientSums(_ place: BlockPlace, _ statistics: UnsafeMutablePointer<Float>) {
    guard let dOutput = place.gradient(output) else { return }
    let (sums, products) = part(place.block, statistics)
    withUnsafePointer(to: input.planes) { xPlanes in
      withUnsafePointer(to: output.planes) { dyPlanes in
        place.kernels.pointee.channel_gradient_sums(
          xPlanes, dyPlanes, place.values(input), dOutput, list(.mean, statistics), sums, products)
      }
    }
  }

  /// Applies a, b and d.
  func backward(_ place: BlockPlace, _ statistics: UnsafeMutablePointer<Float>) {
    guard let dInput = place.gradient(input), let dOutput = place.gradient(output) else { return }
    withUnsafePointer(to: input.planes) { xPlanes in
      withUnsafePointer(to: output.planes) { dyPlanes in
        place.kernels.pointee.channel_gradient(
          xPlanes, dyPlanes, place.values(input), dOutput, list(.a, statistics),
          list(.b, statistics), list(.d, statistics), Int32(place.activeLanes), dInput)
      }
    }
  }
}
