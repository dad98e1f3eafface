extension Architecture {
  /// VGG with so many 3x3 convolutions in each of its five blocks.
  static func vgg(_ convolutionCounts: [Int]) -> Architecture {
    var layers: [NamedLayer] = []
    for (block, (count, filters)) in zip(convolutionCounts, [64, 128, 256, 512, 512]).enumerated() {
      for index in 1...count {
        layers += .relued(
          "conv\(block + 1)_\(index)", .conv2d(filters: filters, kernel: 3, padding: 1))
      }
      layers.append(NamedLayer("pool\(block + 1)", .maxPool2d(size: 2)))
    }
    return Architecture(input: [3, 224, 224], layers: layers + .imageNetClassifier)
  }
}
