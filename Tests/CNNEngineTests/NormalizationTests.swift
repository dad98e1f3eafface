import CNNEngine
import TestSupport
import Testing

struct NormalizationTests {
  /// By hand: mean 2, variance 1 over n, so (1-2)/1 and (3-2)/1; running variance over n - 1 is 2.
  @Test func `batch norm gathers the variance over n - 1`() throws {
    let layer = Normalization(kind: .batch, epsilon: 0, momentum: 0.5)
    let result = try layer.forward(
      Tensor([2, 1], [1, 3]), parameters: [Tensor([1], [10]), Tensor([1], [100])],
      statistics: RunningStatistics(mean: Tensor([1]), variance: Tensor([1], [1])),
      isTraining: true)
    #expect(result.forward.output.elements == [90, 110])
    #expect(result.statistics?.mean.elements == [1])
    #expect(result.statistics?.variance.elements == [1.5])
  }

  @Test func `evaluation uses what was gathered`() throws {
    let layer = Normalization(kind: .batch, epsilon: 0, isAffine: false)
    let result = try layer.forward(
      Tensor([1, 1], [7]), parameters: [],
      statistics: RunningStatistics(mean: Tensor([1], [3]), variance: Tensor([1], [4])),
      isTraining: false)
    #expect(result.forward.output.elements == [2])
  }

  /// By hand: deviation 1, so ±1 / (1 + 1).
  @Test func `the lecture adds epsilon to the deviation`() throws {
    let layer = Normalization(kind: .batchAsTaught, epsilon: 1, isAffine: false)
    let result = try layer.forward(
      Tensor([2, 1], [1, 3]), parameters: [], statistics: nil, isTraining: true)
    #expect(result.forward.output.elements == [-0.5, 0.5])
  }

  @Test(arguments: [
    Normalization.Kind.batch, .batchAsTaught, .layer, .instance, .group(count: 2),
  ])
  func `gradients agree with differences`(kind: Normalization.Kind) throws {
    let layer = Normalization(kind: kind, epsilon: 0.01)
    let image: Shape = [4, 2, 3]
    let shape = try Layer.normalization(layer).parameters(for: image, named: "n")[0].shape
    let values = [
      Tensor.made([2, 4, 2, 3], seed: 1), .made(shape, seed: 2), .made(shape, seed: 3),
    ]
    try expectGradients(of: values, tolerance: 1e-5, "\(kind)") { values in
      let result = try layer.forward(
        values[0], parameters: [values[1], values[2]], statistics: nil, isTraining: true)
      return (
        result.forward.output,
        {
          let gradient = result.forward.pullback($0)
          return [gradient.dInput] + gradient.dParameters
        }
      )
    }
  }

  @Test func `groups must divide the channels`() {
    let layer = Layer.normalization(Normalization(kind: .group(count: 3)))
    #expect(throws: ShapeError(.groups(count: 3, channels: 4, of: "channels"))) {
      try layer.outputShape(for: [4, 2])
    }
  }
}
