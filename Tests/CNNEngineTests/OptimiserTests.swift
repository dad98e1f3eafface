import CNNEngine
import Testing

struct OptimiserTests {
  private func steps(_ rule: Optimiser.Rule, _ gradients: [Double]) throws -> Double {
    let architecture = Architecture(
      input: [1], layers: [NamedLayer("fc", .linear(outputs: 1, bias: false))])
    var network = try Network(architecture, parameters: ["fc.weight": Tensor([1, 1], [1])])
    var optimiser = Optimiser(rule)
    for gradient in gradients {
      optimiser.update(&network, gradients: ["fc.weight": Tensor([1, 1], [gradient])])
    }
    return try #require(network["fc.weight"]).elements[0]
  }

  /// By hand: 1 - 0.5·2 - 0.5·4.
  @Test func `plain descent follows the gradient`() throws {
    #expect(try steps(.sgd(rate: 0.5), [2, 4]) == -2)
  }

  /// By hand: v = 2, then 0.5·2 + 4 = 5.
  @Test func `momentum keeps going`() throws {
    #expect(try steps(.sgd(rate: 0.5, momentum: 0.5), [2, 4]) == -2.5)
  }

  /// By hand: g + 0.5·v = 3, then 4 + 0.5·5 = 6.5.
  @Test func `Nesterov looks ahead`() throws {
    #expect(try steps(.sgd(rate: 0.5, momentum: 0.5, isNesterov: true), [2, 4]) == -3.75)
  }

  /// By hand: 1 - 0.5·(0 + 0.25·1).
  @Test func `weight decay pulls to zero`() throws {
    #expect(try steps(.sgd(rate: 0.5, weightDecay: 0.25), [0]) == 0.875)
  }

  /// The first step of Adam is the rate, whatever the size of the gradient.
  @Test(arguments: [0.001, 1, 1000])
  func `Adam's first step is as long as the rate`(gradient: Double) throws {
    #expect(abs(try steps(.adam(rate: 0.1), [gradient]) - 0.9) < 1e-5)
  }
}
