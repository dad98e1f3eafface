internal import CNNEngine
internal import RealModule

/// How the variance of signals grows through deep random layers.
struct VarianceCase: Decodable {
  /// What many trials gave.
  struct MonteCarlo: Decodable {
    var preactivationSecondMomentStdOfOneTrial: [Double]
    var activationVarianceStdOfOneTrial: [Double]
  }

  var expectedPreactivationSecondMoment: [Double]
  var expectedActivationVariance: [Double]
  var monteCarlo: MonteCarlo

  /// Enough for five standard errors to be narrow, few enough to be quick.
  private static let trialCount = 4

  /// Means of our own trials must lie within `5·sd/√T + 5 %` of what is expected.
  func run(_ settings: ReferenceCase, _ check: inout CaseCheck) throws {
    let stack = try RandomStack(settings)
    var moments = Array(repeating: 0.0, count: stack.depth)
    var variances = moments
    for trial in 0..<Self.trialCount {
      var random = RandomSource(seed: 1, stream: UInt64(trial))
      for (layer, signal) in try stack.run(&random).enumerated() {
        moments[layer] += signal.secondMoment / Double(Self.trialCount)
        variances[layer] += signal.activationVariance / Double(Self.trialCount)
      }
    }
    compare(
      "preactivation second moment", moments, expectedPreactivationSecondMoment,
      monteCarlo.preactivationSecondMomentStdOfOneTrial, &check)
    compare(
      "activation variance", variances, expectedActivationVariance,
      monteCarlo.activationVarianceStdOfOneTrial, &check)
  }

  private func compare(
    _ name: String, _ got: [Double], _ want: [Double], _ deviations: [Double],
    _ check: inout CaseCheck
  ) {
    guard got.count == want.count, got.count == deviations.count else {
      check.fail("\(name) of \(want.count) layers, expected \(got.count)")
      return
    }
    for layer in got.indices {
      let room =
        5 * deviations[layer] / Double.sqrt(Double(Self.trialCount)) + 0.05 * abs(want[layer])
      if !(abs(got[layer] - want[layer]) <= room) {
        check.fail("\(name) of layer \(layer + 1) is \(got[layer]), expected \(want[layer])")
      }
    }
  }
}

/// Square fully connected layers with random weights on normal inputs.
private struct RandomStack {
  /// What one layer did to the signal.
  struct Signal {
    var secondMoment: Double
    var activationVariance: Double
  }

  let depth: Int
  private let width: Int
  private let batch: Int
  private let gain: Double
  private let activation: Activation?

  init(_ settings: ReferenceCase) throws {
    depth = try settings.integer("depth")
    width = try settings.integer("width")
    batch = try settings.integer("batch")
    gain = try settings.real("gain")
    let name = try settings.text("activation")
    activation = Activation(named: name)
    guard activation != nil || name == "linear", (1...100).contains(depth),
      (1...4096).contains(width),
      (1...4096).contains(batch), gain > 0
    else { throw CaseError.malformed("params are out of range") }
  }

  func run(_ random: inout RandomSource) throws -> [Signal] {
    let initialiser = Initialiser.normal(
      standardDeviation: Double.sqrt(gain / Double(width)))
    let layer = Linear(outputs: width, hasBias: false)
    let spec = ParameterSpec(
      name: "fc.weight", role: .weight, shape: [width, width], fanIn: width, fanOut: width)
    var signal = Tensor([batch, width])
    for index in signal.elements.indices { signal.elements[index] = random.normal() }
    return try (0..<depth).map { _ in
      let weight = initialiser.draw(spec, from: &random)
      let sum = try layer.forward(signal, weight: weight, bias: nil).output
      signal = activation?.forward(sum).output ?? sum
      return Signal(
        secondMoment: sum.elements.reduce(0) { $0 + $1 * $1 } / Double(sum.elements.count),
        activationVariance: variance(signal.elements))
    }
  }

  private func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }
}

/// Fans, variances and limits of one weight tensor.
struct ScaleCase: Decodable {
  var fanIn: Int
  var fanOut: Int
  var variance: [String: Double]
  var normalStd: [String: Double]
  var uniformLimit: [String: Double]

  func run(_ settings: ReferenceCase, _ check: inout CaseCheck) throws {
    guard let shape = Shape(validating: try settings.integers("weight_shape")) else {
      throw CaseError.malformed("params.weight_shape is out of range")
    }
    let spec = try spec(of: shape, kind: try settings.text("kind"))
    check.compare("fan_in", spec.fanIn, fanIn)
    check.compare("fan_out", spec.fanOut, fanOut)
    let schemes: [String: Initialiser] = [
      "he": .he(), "xavier": .xavier(), "lecun": .lecun(), "pytorch_default": .pytorch,
    ]
    for (name, want) in variance {
      guard let scheme = schemes[name] else {
        throw CaseError.malformed("variance.\(name) is no scheme")
      }
      check.compare("variance.\(name)", [scheme.variance(of: spec)], [want])
    }
    for (name, want) in normalStd {
      let scheme = try initialiser(name, in: schemes)
      check.compare("normal_std.\(name)", [Double.sqrt(scheme.variance(of: spec))], [want])
    }
    for (name, want) in uniformLimit {
      let stem = name.hasPrefix("pytorch_default") ? "pytorch_default" : name
      let scheme = try initialiser(stem, in: schemes)
      check.compare("uniform_limit.\(name)", [Double.sqrt(3 * scheme.variance(of: spec))], [want])
    }
  }

  private func initialiser(
    _ name: String, in schemes: [String: Initialiser]
  ) throws(CaseError) -> Initialiser {
    guard let scheme = schemes[name] else { throw .malformed("\(name) is no scheme") }
    return scheme
  }

  private func spec(of weight: Shape, kind: String) throws -> ParameterSpec {
    let (layer, input): (Layer, Shape)
    switch (kind, weight.rank) {
    case ("linear", 2): (layer, input) = (.linear(outputs: weight[0]), [weight[1]])
    case ("conv2d", 4) where weight[2] == weight[3]:
      layer = .conv2d(filters: weight[0], kernel: weight[2])
      input = [weight[1], weight[2], weight[3]]
    default: throw CaseError.malformed("params.kind is \"\(kind)\"")
    }
    return try layer.parameters(for: input, named: "layer")[0]
  }
}
