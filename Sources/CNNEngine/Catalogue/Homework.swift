extension Architecture {
  /// The homework's base network: 3,274,634 parameters.
  static var homeworkBase: Architecture {
    twoConvolutions(
      .conv2d(filters: 32, kernel: 5, padding: 2), .conv2d(filters: 64, kernel: 5, padding: 2))
  }

  /// The homework's network with fewer filters: 1,327,076 parameters.
  static var homeworkSmall: Architecture {
    twoConvolutions(
      .conv2d(filters: 16, kernel: 7, padding: 3), .conv2d(filters: 26, kernel: 5, padding: 2))
  }

  /// The homework's network for few images, conv2 and fc1 made smaller: 963,438 parameters.
  static var homeworkReduced: Architecture {
    twoConvolutions(
      .conv2d(filters: 32, kernel: 5, padding: 2), .conv2d(filters: 64, kernel: 3, padding: 1),
      units: 300)
  }

  /// Two digits one above the other; both halves of the maps go through the same fc1: 3,303,315 parameters.
  static var homeworkSum: Architecture {
    var layers = maps(
      .conv2d(filters: 32, kernel: 5, padding: 2), .conv2d(filters: 64, kernel: 5, padding: 2))
    let half = [NamedLayer("flatten", .flatten)] + .relued("fc1", .linear(outputs: 1024))
    layers += [
      NamedLayer("halves", .shared(parts: 2, axis: .height, body: half)),
      NamedLayer("join", .flatten), NamedLayer("fc2", .linear(outputs: 19)),
    ]
    return Architecture(input: [1, 56, 28], layers: layers)
  }

  /// The network of exercise 10.1: 348 weights.
  static var exercise: Architecture {
    let convolution = Layer.conv2d(filters: 3, kernel: 4, bias: false)
    let layers: [NamedLayer] = .relued("conv", convolution)
    return Architecture(
      input: [1, 13, 13],
      layers: layers + [
        NamedLayer("pool", .maxPool2d(size: 2)), NamedLayer("flatten", .flatten),
        NamedLayer("fc", .linear(outputs: 4, bias: false)),
      ])
  }

  /// Five numbers through four tables of 25 weights and one of 5, a ReLU behind each of the four: 105 weights.
  static var fiveLayers: Architecture {
    let hidden = (1...4).flatMap { number in
      [NamedLayer].relued("fc\(number)", .linear(outputs: 5, bias: false))
    }
    return Architecture(
      input: [5], layers: hidden + [NamedLayer("fc5", .linear(outputs: 1, bias: false))])
  }

  /// One convolution with an even kernel and `same` padding, no pooling: 63,250 parameters.
  static var homeworkEightFilters: Architecture {
    let window = SlidingWindow(size: 8)
    let convolution = Convolution(filters: 8, windows: [window, window], isSamePadded: true)
    let layers: [NamedLayer] = .relued("conv1", .convolution(convolution))
    return Architecture(
      input: [1, 28, 28],
      layers: layers + [
        NamedLayer("flatten", .flatten), NamedLayer("fc", .linear(outputs: 10)),
      ])
  }

  private static func twoConvolutions(
    _ first: Layer, _ second: Layer, units: Int = 1024
  ) -> Architecture {
    var layers = maps(first, second)
    layers.append(NamedLayer("flatten", .flatten))
    layers += .relued("fc1", .linear(outputs: units))
    layers.append(NamedLayer("fc2", .linear(outputs: 10)))
    return Architecture(input: [1, 28, 28], layers: layers)
  }

  /// Two convolutions, each with its ReLU and pooled 2x2.
  private static func maps(_ first: Layer, _ second: Layer) -> [NamedLayer] {
    var layers: [NamedLayer] = .relued("conv1", first)
    layers.append(NamedLayer("pool1", .maxPool2d(size: 2)))
    layers += .relued("conv2", second)
    layers.append(NamedLayer("pool2", .maxPool2d(size: 2)))
    return layers
  }
}
