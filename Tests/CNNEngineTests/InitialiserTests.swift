import CNNEngine
import Foundation
import RealModule
import Testing

struct InitialiserTests {
  private let spec = ParameterSpec(
    name: "w", role: .weight, shape: [100, 200], fanIn: 200, fanOut: 100)

  @Test(arguments: [
    (Initialiser.he(), 0.01), (.he(.uniform), 0.01), (.xavier(), 2.0 / 300),
    (.lecun(), 0.005), (.pytorch, 1.0 / 600), (.normal(standardDeviation: 0.3), 0.09),
  ])
  func `weights have the variance of their scheme`(scheme: Initialiser, variance: Double) {
    var random = RandomSource(seed: 3)
    let weights = scheme.draw(spec, from: &random).elements
    let second = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
    #expect(abs(scheme.variance(of: spec) - variance) < 1e-12)
    #expect(abs(second / variance - 1) < 0.04)
    if scheme.distribution == .uniform {
      #expect(weights.allSatisfy { abs($0) <= Double.sqrt(3 * variance) })
    }
  }

  /// Shares of the normal distribution below -3.5, -2, -1, 0, 0.5, 1, 2.5, 3.6, from tables.
  @Test(arguments: [
    (-3.5, 0.000233), (-2, 0.022750), (-1, 0.158655), (0, 0.5), (0.5, 0.691462), (1, 0.841345),
    (2.5, 0.993790), (3.6, 0.999841),
  ])
  func `normal deviates fall below a number as often as tables say`(limit: Double, share: Double) {
    var random = RandomSource(seed: 5)
    let count = 200_000
    let below = (0..<count).count { _ in random.normal() < limit }
    // Five standard deviations of a count.
    let bound = 5 * Double.sqrt(share * (1 - share) * Double(count))
    #expect(abs(Double(below) - share * Double(count)) < bound)
  }

  @Test func `names and numbers are read`() {
    #expect(Initialiser("he") == .he())
    #expect(Initialiser("Xavier") == .xavier())
    #expect(Initialiser("0.1") == .normal(standardDeviation: 0.1))
    for text in ["", "hee", "-1", "0", "nan", "inf"] { #expect(Initialiser(text) == nil) }
  }

  /// What init-demo.json holds; made with numpy as its `about` says.
  private struct Demo: Decodable {
    var x: [Double]
    var weights: [[[Double]]]
    var scale10: [[Double]]
    var scale01: [[Double]]

    enum CodingKeys: String, CodingKey {
      case x, weights, scale10
      case scale01 = "scale0.1"
    }
  }

  /// Five layers of width 5: weights ten times too large or small change the output by ten to the eighth.
  @Test func `the initialisation demo grows to 155078.15 and shrinks to 0.00155`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/init-demo.json")
    let demo = try JSONDecoder().decode(Demo.self, from: Data(contentsOf: file))
    let outputs = try [(10.0, demo.scale10), (0.1, demo.scale01)].map { scale, want in
      let pass = try network(demo, scale: scale).forward(Tensor([1, 5], demo.x))
      for (layer, row) in want.enumerated() {
        let got = pass.activations["relu\(layer + 1)"]?.elements ?? []
        #expect(got.count == row.count)
        for (one, other) in zip(got, row) { #expect(abs(one - other) <= 1e-12 * abs(other)) }
      }
      return pass.output.elements[0]
    }
    #expect(abs(outputs[0] - 155078.15) < 0.005)
    #expect(abs(outputs[1] - 0.00155) < 0.000005)
  }

  /// The demo multiplies row vectors with matrices, so our weights are the transposes.
  private func network(_ demo: Demo, scale: Double) throws -> Network {
    var layers: [NamedLayer] = []
    var parameters: [String: Tensor] = [:]
    for (index, matrix) in demo.weights.enumerated() {
      let columns = matrix[0].count
      layers.append(NamedLayer("fc\(index + 1)", .linear(outputs: columns, bias: false)))
      layers.append(NamedLayer("relu\(index + 1)", .relu))
      let factor = index < 4 ? scale : 1
      parameters["fc\(index + 1).weight"] = Tensor(
        [columns, matrix.count],
        (0..<columns).flatMap { column in matrix.map { $0[column] * factor } })
    }
    return try Network(Architecture(input: [5], layers: layers), parameters: parameters)
  }
}
