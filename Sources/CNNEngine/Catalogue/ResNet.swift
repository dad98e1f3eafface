extension Architecture {
  /// ResNet of basic blocks, with so many in each of its four stages, as torchvision builds it.
  static func resNet(_ blockCounts: [Int]) -> Architecture {
    var layers = [
      NamedLayer("conv1", .conv2d(filters: 64, kernel: 7, stride: 2, padding: 3, bias: false)),
      NamedLayer("bn1", .batchNorm), NamedLayer("relu", .relu),
      NamedLayer("pool1", .maxPool2d(size: 3, stride: 2, padding: 1)),
    ]
    for (stage, (count, filters)) in zip(blockCounts, [64, 128, 256, 512]).enumerated() {
      for block in 0..<count {
        let isHalving = stage > 0 && block == 0
        layers += basicBlock("layer\(stage + 1).\(block)", filters: filters, isHalving: isHalving)
      }
    }
    layers.append(NamedLayer("global_avg_pool", .globalAveragePool))
    layers.append(NamedLayer("fc", .linear(outputs: 1000)))
    return Architecture(input: [3, 224, 224], layers: layers)
  }

  /// Two 3x3 convolutions beside the identity, or beside a 1x1 convolution where the size halves.
  private static func basicBlock(
    _ name: String, filters: Int, isHalving: Bool
  ) -> [NamedLayer] {
    let stride = isHalving ? 2 : 1
    let body = [
      NamedLayer(
        "conv1", .conv2d(filters: filters, kernel: 3, stride: stride, padding: 1, bias: false)),
      NamedLayer("bn1", .batchNorm), NamedLayer("relu", .relu),
      NamedLayer("conv2", .conv2d(filters: filters, kernel: 3, padding: 1, bias: false)),
      NamedLayer("bn2", .batchNorm),
    ]
    let projection = [
      NamedLayer(
        "downsample.0", .conv2d(filters: filters, kernel: 1, stride: stride, bias: false)),
      NamedLayer("downsample.1", .batchNorm),
    ]
    return [
      NamedLayer(name, .residual(body: body, shortcut: isHalving ? projection : [])),
      NamedLayer("\(name).relu2", .relu),
    ]
  }
}
