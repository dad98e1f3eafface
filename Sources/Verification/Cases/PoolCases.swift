internal import CNNEngine

extension ReferenceCase {
  /// `max_pool1d`, `max_pool2d`, with the position of each maximum in its plane.
  func maxPool(_ check: inout CaseCheck) throws {
    let result = try pool(countsPadding: true).maxForward(try batch("x"))
    try check.compare(self, result.forward)
    check.compare("indices", result.indices.map(Double.init), try output("indices").elements)
  }

  /// `avg_pool1d`, `avg_pool2d`.
  func averagePool(_ check: inout CaseCheck) throws {
    let pool = try pool(countsPadding: try flag("count_include_pad"))
    try check.compare(self, pool.averageForward(try batch("x")))
  }

  /// The settings of a pool.
  func pool(countsPadding: Bool) throws(CaseError) -> Pool {
    let sizes = try integers("kernel", count: axisCount)
    let strides = try integers("stride", count: axisCount)
    let paddings = try integers("padding", count: axisCount)
    let dilations = try integers("dilation", count: axisCount, default: 1)
    let roundsUp = try flag("ceil_mode")
    return Pool(
      windows: (0..<axisCount).map {
        SlidingWindow(
          size: sizes[$0], stride: strides[$0], dilation: dilations[$0], padding: paddings[$0],
          roundsUp: roundsUp)
      },
      countsPadding: countsPadding)
  }
}
