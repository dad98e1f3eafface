import CNNEngine
import RealModule
import TestSupport
import Testing

struct LayerForwardTests {
  /// By hand: 1·1 + 2·3 + 10, 1·2 + 2·4 + 20.
  @Test func `a fully connected layer multiplies rows of weights`() throws {
    let layer = Linear(outputs: 2)
    let y = try layer.forward(
      Tensor([1, 2], [1, 2]), weight: Tensor([2, 2], [1, 3, 2, 4]), bias: Tensor([2], [10, 20])
    ).output
    #expect(y == Tensor([1, 2], [17, 30]))
  }

  @Test func `gradients of a fully connected layer agree with differences`() throws {
    let layer = Linear(outputs: 3)
    let values = [
      Tensor.made([2, 4], seed: 1), .made([3, 4], seed: 2), .made([3], seed: 3),
    ]
    try expectGradients(of: values) { values in
      let forward = try layer.forward(values[0], weight: values[1], bias: values[2])
      return (
        forward.output,
        {
          let gradient = forward.pullback($0)
          return [gradient.dInput] + gradient.dParameters
        }
      )
    }
  }

  @Test(arguments: [
    (Activation.relu, [0.0, 0, 2]), (.leakyRelu(slope: 0.1), [-0.1, 0, 2]),
    (.tanh, [-0.7615941559557649, 0, 0.9640275800758169]),
    (.sigmoid, [0.2689414213699951, 0.5, 0.8807970779778823]),
    (.softmax, [0.04201006613406605, 0.11419519938459449, 0.8437947344813395]),
  ])
  func `activation functions give the values of a pocket calculator`(
    activation: Activation, want: [Double]
  ) {
    let y = activation.forward(Tensor([1, 3], [-1, 0, 2])).output.elements
    for (got, want) in zip(y, want) { #expect(abs(got - want) < 1e-15) }
  }

  @Test(arguments: [
    Activation.relu, .leakyRelu(slope: 0.2), .tanh, .sigmoid, .softmax, .logSoftmax,
  ])
  func `gradients of activation functions agree with differences`(activation: Activation) {
    expectGradients(of: [.made([2, 3, 2], seed: 4)]) { values in
      let forward = activation.forward(values[0])
      return (forward.output, { [forward.pullback($0).dInput] })
    }
  }

  @Test func `softmax stays finite at a thousand on either side`() {
    let x = Tensor([2, 3], [1000, 1001, 999, -1000, -1001, -1002])
    for activation in [Activation.softmax, .logSoftmax] {
      let forward = activation.forward(x)
      #expect(forward.output.elements.allSatisfy { $0.isFinite })
      let slopes = forward.pullback(Tensor([2, 3], repeating: 1)).dInput.elements
      #expect(slopes.allSatisfy { $0.isFinite })
    }
  }

  @Test func `the slope of ReLU at zero is zero`() {
    let forward = Activation.relu.forward(Tensor([1, 1], [0]))
    #expect(forward.pullback(Tensor([1, 1], [5])).dInput.elements == [0])
  }

  @Test func `dropout scales what stays`() throws {
    let x = Tensor([1, 2], [3, 5])
    let forward = try dropoutForward(x, mask: Tensor([1, 2], [1, 0]), keepProbability: 0.5)
    #expect(forward.output.elements == [6, 0])
    #expect(forward.pullback(x).dInput.elements == [6, 0])
    #expect(try dropoutForward(x, mask: nil, keepProbability: 0.5).output == x)
  }
}
