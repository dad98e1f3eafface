import CNNEngine
import RealModule
import TestSupport
import Testing

struct LossTests {
  @Test func `ten equal logits cost ln 10`() throws {
    let loss = try Loss.crossEntropy(logits: Tensor([2, 10]), classes: [3, 7])
    #expect(abs(loss.scalar - Double.log(10)) < 1e-15)
  }

  @Test(arguments: Loss.Reduction.allCases)
  func `gradients agree with differences`(reduction: Loss.Reduction) throws {
    let target = Tensor([3, 4], [1, 0, 0, 0, 0.25, 0.25, 0.5, 0, 0, 1, 0, 0])
    let losses: [(Tensor) throws -> Loss.Value] = [
      { try Loss.crossEntropy(logits: $0, classes: [0, 3, 1], reduction: reduction) },
      { try Loss.crossEntropy(logits: $0, probabilities: target, reduction: reduction) },
      { try Loss.squaredError(output: $0, target: target, reduction: reduction) },
      { try Loss.binaryCrossEntropy(logits: $0, target: target, reduction: reduction) },
    ]
    for loss in losses {
      try expectGradients(of: [.made([3, 4], seed: 1)]) { values in
        let value = try loss(values[0])
        return (value.output, { [value.pullback($0)] })
      }
    }
  }

  @Test func `a label outside the classes is named`() {
    let error = #expect(throws: LossError.self) {
      try Loss.crossEntropy(logits: Tensor([1, 3]), classes: [3])
    }
    #expect(
      error?.description
        == "image 0 has the label 3, expected 0 to 2. Use data with 3 classes.")
  }

  @Test func `targets of another shape are named`() {
    let error = #expect(throws: LossError.self) {
      try Loss.squaredError(output: Tensor([1, 3]), target: Tensor([3, 1]))
    }
    #expect(
      error?.description
        == "the network gives [1, 3], the target is [3, 1]. Give one target for each output.")
  }
}
