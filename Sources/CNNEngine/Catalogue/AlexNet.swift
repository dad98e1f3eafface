extension Architecture {
  /// AlexNet on 227x227 pictures; the paper's two GPUs are two groups.
  static func alexNet(groups: Int) -> Architecture {
    Architecture(
      input: [3, 227, 227],
      layers: fiveConvolutions(
        .conv2d(filters: 96, kernel: 11, stride: 4),
        .conv2d(filters: 256, kernel: 5, padding: 2, groups: groups),
        .conv2d(filters: 384, kernel: 3, padding: 1),
        .conv2d(filters: 384, kernel: 3, padding: 1, groups: groups),
        .conv2d(filters: 256, kernel: 3, padding: 1, groups: groups),
        poolPadding: 0))
  }

  /// torchvision's AlexNet, one tower with fewer filters.
  static var alexNetOfTorchvision: Architecture {
    Architecture(
      input: [3, 224, 224],
      layers: fiveConvolutions(
        .conv2d(filters: 64, kernel: 11, stride: 4, padding: 2),
        .conv2d(filters: 192, kernel: 5, padding: 2),
        .conv2d(filters: 384, kernel: 3, padding: 1),
        .conv2d(filters: 256, kernel: 3, padding: 1),
        .conv2d(filters: 256, kernel: 3, padding: 1),
        poolPadding: 0))
  }

  /// ZFNet as commonly built, with these filters in conv3, conv4 and conv5.
  static func zfNet(_ third: Int, _ fourth: Int, _ fifth: Int) -> Architecture {
    Architecture(
      input: [3, 224, 224],
      layers: fiveConvolutions(
        .conv2d(filters: 96, kernel: 7, stride: 2, padding: 1),
        .conv2d(filters: 256, kernel: 5, stride: 2),
        .conv2d(filters: third, kernel: 3, padding: 1),
        .conv2d(filters: fourth, kernel: 3, padding: 1),
        .conv2d(filters: fifth, kernel: 3, padding: 1),
        poolPadding: 1))
  }

  /// Five convolutions, pooled 3x3 with stride 2 behind the first, the second and the fifth.
  private static func fiveConvolutions(
    _ first: Layer, _ second: Layer, _ third: Layer, _ fourth: Layer, _ fifth: Layer,
    poolPadding: Int
  ) -> [NamedLayer] {
    let pool = Layer.maxPool2d(size: 3, stride: 2, padding: poolPadding)
    var layers: [NamedLayer] = .relued("conv1", first)
    layers.append(NamedLayer("pool1", pool))
    layers += .relued("conv2", second)
    layers.append(NamedLayer("pool2", pool))
    layers += .relued("conv3", third)
    layers += .relued("conv4", fourth)
    layers += .relued("conv5", fifth)
    layers.append(NamedLayer("pool5", .maxPool2d(size: 3, stride: 2)))
    return layers + .imageNetClassifier
  }
}

extension [NamedLayer] {
  /// Three fully connected layers, 4096-4096-1000, as AlexNet and VGG end.
  static var imageNetClassifier: [NamedLayer] {
    [NamedLayer("flatten", .flatten)] + relued("fc6", .linear(outputs: 4096))
      + relued("fc7", .linear(outputs: 4096)) + [NamedLayer("fc8", .linear(outputs: 1000))]
  }
}
