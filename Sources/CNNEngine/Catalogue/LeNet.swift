extension Architecture {
  /// LeNet-5 as taught: ReLU and max pooling, 61,706 parameters.
  static var lenet5: Architecture {
    var layers: [NamedLayer] = .relued("C1", .conv2d(filters: 6, kernel: 5))
    layers.append(NamedLayer("S2", .maxPool2d(size: 2)))
    layers += .relued("C3", .conv2d(filters: 16, kernel: 5))
    layers.append(NamedLayer("S4", .maxPool2d(size: 2)))
    layers += .relued("C5", .conv2d(filters: 120, kernel: 5))
    layers.append(NamedLayer("flatten", .flatten))
    layers += .relued("F6", .linear(outputs: 84))
    layers.append(NamedLayer("output", .linear(outputs: 10)))
    return Architecture(input: [1, 32, 32], layers: layers)
  }

  /// LeNet-5 of the paper: exactly 60,000 trained numbers.
  ///
  /// Subsampling S2 and S4 is a mean times one trained factor plus one trained bias a map, C3 is connected
  /// as in table I. The output compares F6 with fixed codes, which are not trained; it is left out.
  /// Source: LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition".
  static var lenet5Of1998: Architecture {
    var layers = tanhed("C1", .conv2d(filters: 6, kernel: 5))
    layers += subsampled("S2", maps: 6)
    let window = SlidingWindow(size: 5)
    layers += tanhed(
      "C3",
      .convolution(
        Convolution(filters: 16, windows: [window, window], connections: tableOfC3)))
    layers += subsampled("S4", maps: 16)
    layers += tanhed("C5", .conv2d(filters: 120, kernel: 5))
    layers.append(NamedLayer("flatten", .flatten))
    layers += tanhed("F6", .linear(outputs: 84))
    return Architecture(input: [1, 32, 32], layers: layers)
  }

  /// Which maps of S2 each filter of C3 reads: table I of the paper.
  private static let tableOfC3 = [
    [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5],
    [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5],
    [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
    [0, 1, 2, 3, 4, 5],
  ]

  private static func tanhed(_ name: String, _ layer: Layer) -> [NamedLayer] {
    [NamedLayer(name, layer), NamedLayer("\(name).tanh", .activation(.tanh))]
  }

  private static func subsampled(_ name: String, maps: Int) -> [NamedLayer] {
    [NamedLayer("\(name).mean", .avgPool2d(size: 2))]
      + tanhed(name, .conv2d(filters: maps, kernel: 1, groups: maps))
  }
}
