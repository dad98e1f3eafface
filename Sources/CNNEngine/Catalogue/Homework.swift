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

  private static func twoConvolutions(_ first: Layer, _ second: Layer) -> Architecture {
    var layers: [NamedLayer] = .relued("conv1", first)
    layers.append(NamedLayer("pool1", .maxPool2d(size: 2)))
    layers += .relued("conv2", second)
    layers.append(NamedLayer("pool2", .maxPool2d(size: 2)))
    layers.append(NamedLayer("flatten", .flatten))
    layers += .relued("fc1", .linear(outputs: 1024))
    layers.append(NamedLayer("fc2", .linear(outputs: 10)))
    return Architecture(input: [1, 28, 28], layers: layers)
  }
}
