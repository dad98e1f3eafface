extension Architecture {
  /// Small stacks drawn at random, for practising sizes and receptive fields; by their number.
  static func randomStack(_ number: Int) -> Architecture {
    switch number {
    case 1:
      stack(
        [3, 48, 48],
        [
          .conv2d(filters: 10, kernel: 5, stride: 2, padding: 2), .maxPool2d(size: 2),
          .conv2d(filters: 8, kernel: 1, stride: 2),
          .conv2d(filters: 8, kernel: 3, stride: 2, padding: 1), .conv2d(filters: 4, kernel: 1),
          .conv2d(filters: 4, kernel: 5, stride: 2, padding: 2),
        ])
    case 3:
      stack(
        [3, 64, 64],
        [
          .conv2d(filters: 8, kernel: 3, padding: 1), .conv2d(filters: 4, kernel: 1),
          .conv2d(filters: 4, kernel: 3, dilation: 2),
        ])
    case 4:
      stack(
        [1, 40, 40],
        [
          .conv2d(filters: 8, kernel: 5), .conv2d(filters: 8, kernel: 3, padding: 1, dilation: 2),
          .conv2d(filters: 10, kernel: 1),
          .conv2d(filters: 10, kernel: 3, padding: 1, dilation: 2), .maxPool2d(size: 3, stride: 2),
        ])
    case 5:
      stack(
        [3, 32, 32],
        [
          .conv2d(filters: 10, kernel: 1, stride: 2), .conv2d(filters: 8, kernel: 3, padding: 1),
          .conv2d(filters: 10, kernel: 3, padding: 1), .maxPool2d(size: 2),
          .conv2d(filters: 10, kernel: 5),
        ])
    default:
      stack(
        [3, 64, 64],
        [
          .conv2d(filters: 8, kernel: 5, stride: 2, padding: 2), .conv2d(filters: 4, kernel: 3),
          .conv2d(filters: 10, kernel: 3), .maxPool2d(size: 2), .maxPool2d(size: 3, stride: 2),
          .conv2d(filters: 10, kernel: 1),
        ])
    }
  }

  /// Layers named by kind and place, from 0: `conv0`, `pool1`.
  private static func stack(_ input: Shape, _ layers: [Layer]) -> Architecture {
    Architecture(
      input: input,
      layers: layers.enumerated().map { NamedLayer("\($1.nameStem)\($0)", $1) })
  }
}
