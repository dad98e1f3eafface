/// Layers drawn at random, for practising sizes and receptive fields.
struct RandomStack {
  /// Behind `random_`.
  var number: Int
  /// Shape of one input.
  var input: Shape
  /// Without names.
  var layers: [Layer]

  /// The stacks that the catalogue knows.
  static var all: [RandomStack] { wide + narrow }

  /// Layers named by kind and place, from 0: `conv0`, `pool1`.
  var architecture: Architecture {
    Architecture(
      input: input, layers: layers.enumerated().map { NamedLayer("\($1.kind.stem)\($0)", $1) })
  }

  /// Those on pictures of more than 40 pixels a side.
  private static var wide: [RandomStack] {
    [
      RandomStack(
        number: 1, input: [3, 48, 48],
        layers: [
          .conv2d(filters: 10, kernel: 5, stride: 2, padding: 2), .maxPool2d(size: 2),
          .conv2d(filters: 8, kernel: 1, stride: 2),
          .conv2d(filters: 8, kernel: 3, stride: 2, padding: 1), .conv2d(filters: 4, kernel: 1),
          .conv2d(filters: 4, kernel: 5, stride: 2, padding: 2),
        ]),
      RandomStack(
        number: 3, input: [3, 64, 64],
        layers: [
          .conv2d(filters: 8, kernel: 3, padding: 1), .conv2d(filters: 4, kernel: 1),
          .conv2d(filters: 4, kernel: 3, dilation: 2),
        ]),
      RandomStack(
        number: 6, input: [3, 64, 64],
        layers: [
          .conv2d(filters: 8, kernel: 5, stride: 2, padding: 2), .conv2d(filters: 4, kernel: 3),
          .conv2d(filters: 10, kernel: 3), .maxPool2d(size: 2), .maxPool2d(size: 3, stride: 2),
          .conv2d(filters: 10, kernel: 1),
        ]),
    ]
  }

  /// Those on pictures of up to 40 pixels a side.
  private static var narrow: [RandomStack] {
    [
      RandomStack(
        number: 4, input: [1, 40, 40],
        layers: [
          .conv2d(filters: 8, kernel: 5), .conv2d(filters: 8, kernel: 3, padding: 1, dilation: 2),
          .conv2d(filters: 10, kernel: 1),
          .conv2d(filters: 10, kernel: 3, padding: 1, dilation: 2), .maxPool2d(size: 3, stride: 2),
        ]),
      RandomStack(
        number: 5, input: [3, 32, 32],
        layers: [
          .conv2d(filters: 10, kernel: 1, stride: 2), .conv2d(filters: 8, kernel: 3, padding: 1),
          .conv2d(filters: 10, kernel: 3, padding: 1), .maxPool2d(size: 2),
          .conv2d(filters: 10, kernel: 5),
        ]),
    ]
  }
}
