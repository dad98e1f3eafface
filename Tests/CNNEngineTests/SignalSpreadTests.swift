import CNNEngine
import RealModule
import Testing

struct SignalSpreadTests {
  private func settings(
    _ activation: Activation?, _ variance: Double, width: Int = 100, depth: Int = 10
  ) -> SpreadSettings {
    SpreadSettings(width: width, depth: depth, activation: activation, weightVariance: variance)
  }

  @Test func `theory halves under a ReLU with one over n, and stays with two over n`() {
    let lecun = SpreadTheory(settings(.relu, 0.01))
    // By hand: 1, 1/2, ... 2^-9.
    #expect(zip(lecun.sums, [1, 0.5, 0.25]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(abs(lecun.sums[9] - 1 / 512) < 1e-12)
    #expect(abs(lecun.slopes[0] - 1 / 512) < 1e-12)
    #expect(SpreadTheory(settings(.relu, 0.02)).sums.allSatisfy { abs($0 - 2) < 1e-12 })
    #expect(SpreadTheory(settings(nil, 0.02, depth: 8)).sums[7] == 256)
  }

  @Test func `theory of tanh sinks as a run of another library did`() {
    // PyTorch, n = 100, mean of 300 networks: the course's notes on exercise 10.3.
    let run = [0.99, 0.39, 0.23, 0.17, 0.13, 0.10, 0.09, 0.07, 0.06, 0.06]
    let theory = SpreadTheory(settings(.tanh, 0.01)).sums
    for (value, expected) in zip(theory, run) { #expect(abs(value - expected) < 0.012) }
  }

  @Test(arguments: [
    (nil, 0.01), (Activation.relu, 0.01), (.relu, 0.02), (.tanh, 0.01), (.sigmoid, 0.02),
  ])
  func `networks that are run lie around the theory`(
    activation: Activation?, variance: Double
  ) throws {
    let stack = settings(activation, variance, width: 40, depth: 5)
    let theory = SpreadTheory(stack)
    let run = try SignalSpread(stack)
    #expect(run.settings.networkCount == 240)
    // A layer of 40 units in 240 networks: one standard error is 2 to 6 % by depth 5.
    for (layer, index) in zip(run.layers, 0...) {
      let values = 40 * 240
      #expect(layer.sums.elements.count == values && layer.outputs.elements.count == values)
      #expect(abs(Double.log(layer.sums.variance / theory.sums[index])) < 0.3)
      #expect(abs(Double.log(layer.slopes.variance / theory.slopes[index])) < 0.4)
    }
  }

  @Test func `the second layer is taken apart`() throws {
    let run = try SignalSpread(settings(.relu, 0.02, width: 30, depth: 2))
    let (first, second) = (run.layers[0], run.layers[1])
    #expect(abs(second.weights.variance - 0.02) < 0.001)
    // Var(w·x) = Var(w)·E[x^2], and half of the squares is left: exercise 10.3.
    #expect(abs(second.products.variance / (0.02 * first.outputs.meanSquare) - 1) < 0.05)
    #expect(abs(first.outputs.meanSquare / first.sums.meanSquare - 0.5) < 0.03)
    #expect(first.weights.elements.isEmpty)
  }

  @Test func `the same seed gives the same numbers`() throws {
    var stack = settings(.tanh, 0.05, width: 8, depth: 3)
    let first = try SignalSpread(stack)
    let second = try SignalSpread(stack)
    #expect(first.layers[2].slopes == second.layers[2].slopes)
    stack.seed = 2
    #expect(try SignalSpread(stack).layers[2].slopes != first.layers[2].slopes)
  }

  @Test func `wide stacks draw few networks`() {
    #expect(settings(nil, 1, width: 256, depth: 20).networkCount == 4)
    #expect(settings(nil, 1, width: 2, depth: 2).networkCount == 240)
  }
}
