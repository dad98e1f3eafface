extension Architecture {
  /// GoogLeNet with biases, without batch normalisation and auxiliary classifiers.
  static var googLeNet: Architecture {
    var layers = googLeNetStem
    layers += [
      inception("3a", 64, (96, 128), (16, 32), 32), inception("3b", 128, (128, 192), (32, 96), 64),
      NamedLayer("pool3", halving),
      inception("4a", 192, (96, 208), (16, 48), 64), inception("4b", 160, (112, 224), (24, 64), 64),
      inception("4c", 128, (128, 256), (24, 64), 64),
      inception("4d", 112, (144, 288), (32, 64), 64),
      inception("4e", 256, (160, 320), (32, 128), 128),
      NamedLayer("pool4", halving),
      inception("5a", 256, (160, 320), (32, 128), 128),
      inception("5b", 384, (192, 384), (48, 128), 128),
      NamedLayer("global_avg_pool", .globalAveragePool),
      NamedLayer("dropout", .dropout(keepProbability: 0.6)),
      NamedLayer("fc", .linear(outputs: 1000)),
    ]
    return Architecture(input: [3, 224, 224], layers: layers)
  }

  /// What stands before the first inception module.
  static var googLeNetStem: [NamedLayer] {
    var layers: [NamedLayer] = .relued(
      "conv1", .conv2d(filters: 64, kernel: 7, stride: 2, padding: 3))
    layers.append(NamedLayer("pool1", halving))
    layers += .relued("conv2_reduce", .conv2d(filters: 64, kernel: 1))
    layers += .relued("conv2", .conv2d(filters: 192, kernel: 3, padding: 1))
    layers.append(NamedLayer("pool2", halving))
    return layers
  }

  /// 3x3 windows with stride 2; a partial last window counts, so that 112 becomes 56.
  private static let halving = Layer.maxPool2d(size: 3, stride: 2, roundsUp: true)

  /// Four branches side by side; 1x1 convolutions make the larger ones cheap.
  private static func inception(
    _ name: String, _ one: Int, _ three: (reduce: Int, filters: Int),
    _ five: (reduce: Int, filters: Int), _ projection: Int
  ) -> NamedLayer {
    let branches: [[NamedLayer]] = [
      .relued("1x1", .conv2d(filters: one, kernel: 1)),
      .relued("3x3_reduce", .conv2d(filters: three.reduce, kernel: 1))
        + .relued("3x3", .conv2d(filters: three.filters, kernel: 3, padding: 1)),
      .relued("5x5_reduce", .conv2d(filters: five.reduce, kernel: 1))
        + .relued("5x5", .conv2d(filters: five.filters, kernel: 5, padding: 2)),
      [NamedLayer("pool", .maxPool2d(size: 3, stride: 1, padding: 1))]
        + .relued("pool_proj", .conv2d(filters: projection, kernel: 1)),
    ]
    return NamedLayer("inception_\(name)", .parallel(branches: branches, join: .concat))
  }
}
