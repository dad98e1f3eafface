import CNNKernels

/// A fully connected layer with the function behind it.
struct LinearUnit {
  var input: LaneTensor
  var output: LaneTensor
  var loop: cnn_linear
  /// First float of weights `[O][rowStride]` and of the bias, if there is one.
  var weights: Int
  var bias: Int?
  /// Rows of the batch: inputs `[N][rowStride]` and gradients `[N][outputStride]`, as floats of `rows`.
  var inputRows = 0
  var gradientRows = 0
  /// Whether the weights are too many for a core's own cache: then each output is computed for the whole batch at once.
  var isWide: Bool

  var inputs: Int { Int(loop.inputs) }
  var outputs: Int { Int(loop.outputs) }
  var inputStride: Int { Int(loop.row_stride) }
  var outputStride: Int { outputs.roundedUpToVectors }

  /// Weights above half a megabyte are read from a cache that the cores share, or from memory.
  static let wideByteCount = 512 * 1024
  /// Outputs, and inputs, that are one piece of work of a wide layer.
  static let pieceLength = 24

  /// Pieces of work of the forward pass of a wide layer.
  var outputPieceCount: Int { (outputs + Self.pieceLength - 1) / Self.pieceLength }
  /// Pieces of work of its input gradient.
  var inputPieceCount: Int { (inputs + Self.pieceLength - 1) / Self.pieceLength }

  func forward(_ place: BlockPlace) {
    forward(place, blocks: cnn_blocks(count: 1, input_stride: 0, output_stride: 0), 0..<outputs)
  }

  /// One piece of the outputs for all blocks; `place` is that of block 0.
  func forward(_ place: BlockPlace, blocks: cnn_blocks, piece: Int) {
    forward(place, blocks: blocks, Self.range(of: piece, in: outputs))
  }

  private func forward(_ place: BlockPlace, blocks: cnn_blocks, _ range: Range<Int>) {
    withUnsafePointer(to: loop) { loop in
      let bias = bias.map { UnsafePointer(place.parameters + $0) }
      if place.isOneImageToRead {
        return place.kernels.pointee.linear_of_one(
          loop, place.values(input), place.parameters + weights, bias, place.values(output),
          place.scratch, Int32(range.lowerBound), Int32(range.upperBound))
      }
      place.kernels.pointee.linear(
        loop, blocks, place.values(input), place.parameters + weights, bias, place.values(output),
        Int32(range.lowerBound), Int32(range.upperBound))
    }
  }

  /// Passes the gradient back through the function, in place, and keeps rows of images for the weights.
  func collectRows(_ place: BlockPlace) {
    guard let dOutput = place.gradient(output) else { return }
    place.kernels.pointee.activate_gradient(
      loop.activation, loop.slope, Int64(outputs), place.values(output), dOutput, dOutput)
    place.kernels.pointee.lanes_to_rows(
      place.values(input), loop.inputs, place.rows + inputRows + place.firstImage * inputStride,
      Int64(inputStride), Int32(place.activeLanes))
    place.kernels.pointee.lanes_to_rows(
      dOutput, loop.outputs, place.rows + gradientRows + place.firstImage * outputStride,
      Int64(outputStride), Int32(place.activeLanes))
  }

  /// dOutput, already before the function, -> dInput.
  func backward(_ place: BlockPlace) {
    backward(place, blocks: cnn_blocks(count: 1, input_stride: 0, output_stride: 0), 0..<inputs)
  }

  /// One piece of dInput for all blocks.
  func backward(_ place: BlockPlace, blocks: cnn_blocks, piece: Int) {
    backward(place, blocks: blocks, Self.range(of: piece, in: inputs))
  }

  private func backward(_ place: BlockPlace, blocks: cnn_blocks, _ range: Range<Int>) {
    guard let dInput = place.gradient(input), let dOutput = place.gradient(output) else { return }
    withUnsafePointer(to: loop) { loop in
      place.kernels.pointee.linear_input_gradient(
        loop, blocks, dOutput, place.parameters + weights, dInput, Int32(range.lowerBound),
        Int32(range.upperBound))
    }
  }

  private static func range(of piece: Int, in total: Int) -> Range<Int> {
    piece * pieceLength..<min((piece + 1) * pieceLength, total)
  }
}
