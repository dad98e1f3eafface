/// A learned tensor of a layer before it has numbers: name, shape, and the fans that initialisers scale by.
public struct ParameterSpec: Hashable, Sendable {
  /// What the numbers do.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// Multiplied with inputs.
    case weight
    /// Added once an output channel.
    case bias
    /// γ of a normalisation.
    case scale
    /// β of a normalisation.
    case shift

    /// Last part of the name in weight files, as PyTorch writes it.
    public var fieldName: String {
      switch self {
      case .weight, .scale: "weight"
      case .bias, .shift: "bias"
      }
    }

    /// Whether tables count it among the weights, not the biases.
    public var countsAsWeight: Bool { fieldName == "weight" }
  }

  /// Full name, such as `C1.weight` or `layer1.0.bn1.bias`.
  public var name: String
  /// What the numbers do.
  public var role: Role
  /// Axes as PyTorch orders them: `[F, C/groups, KH, KW]`, `[O, I]`, `[F]`.
  public var shape: Shape
  /// Inputs that reach one output of the layer.
  public var fanIn: Int
  /// Outputs that one input of the layer reaches, borders aside.
  public var fanOut: Int

  /// Describes a parameter.
  public init(name: String, role: Role, shape: Shape, fanIn: Int, fanOut: Int) {
    self.name = name
    self.role = role
    self.shape = shape
    self.fanIn = fanIn
    self.fanOut = fanOut
  }
}

extension Layer {
  /// The learned tensors of a layer, weights first; composites have none of their own.
  ///
  /// - Parameters:
  ///   - input: A shape that the layer accepts.
  ///   - name: Full name of the layer.
  /// - Returns: One tensor for each `weight` and `bias` field.
  /// - Throws: `ShapeError` when there would be too many weights.
  public func parameters(
    for input: Shape, named name: String
  ) throws(ShapeError) -> [ParameterSpec] {
    try learned?.parameters(for: input, named: name) ?? []
  }
}

/// The settings of a layer that learns.
protocol LearnedLayer {
  /// Its tensors, weights first.
  func parameters(for input: Shape, named name: String) throws(ShapeError) -> [ParameterSpec]
  /// The factors whose product is the number of weights.
  func weightFactors(for input: Shape) -> [Factor]
  /// The factors whose product is the number of biases.
  func biasFactors(for input: Shape) -> [Factor]
  /// The places at each of which every weight is multiplied once; nil where no products are counted.
  func placeFactors(input: Shape, output: Shape) -> [Factor]?
}

extension Convolution: LearnedLayer {
  func parameters(for input: Shape, named name: String) throws(ShapeError) -> [ParameterSpec] {
    let channels = input[0]
    let sizes = windows.map(\.size)
    let dimensions =
      if let connections {
        [connections.reduce(0) { $0 + $1.count }] + sizes
      } else {
        [filters, channels / groups] + sizes
      }
    let shape = try Shape(limited: dimensions, what: "the weights")
    let fanIn = shape.elementCount / filters
    let fanOut = shape.elementCount / channels
    return weightAndBias(
      named: name, shape: shape, biasCount: hasBias ? filters : nil, fanIn: fanIn, fanOut: fanOut)
  }
}

extension TransposedConvolution: LearnedLayer {
  func parameters(for input: Shape, named name: String) throws(ShapeError) -> [ParameterSpec] {
    let channels = input[0]
    let dimensions = [channels, filters / groups] + windows.map(\.size)
    let shape = try Shape(limited: dimensions, what: "the weights")
    let fanIn = shape.elementCount / filters
    let fanOut = shape.elementCount / channels
    return weightAndBias(
      named: name, shape: shape, biasCount: hasBias ? filters : nil, fanIn: fanIn, fanOut: fanOut)
  }
}

extension Linear: LearnedLayer {
  func parameters(for input: Shape, named name: String) throws(ShapeError) -> [ParameterSpec] {
    let inputs = input[0]
    let shape = try Shape(limited: [outputs, inputs], what: "the weights")
    return weightAndBias(
      named: name, shape: shape, biasCount: hasBias ? outputs : nil, fanIn: inputs, fanOut: outputs)
  }
}

extension Normalization: LearnedLayer {
  /// Shape of γ and of β: one a channel, or one an element for layer normalisation.
  func affineShape(for input: Shape) -> Shape {
    kind == .layer ? input : [input[0]]
  }

  func parameters(for input: Shape, named name: String) -> [ParameterSpec] {
    guard isAffine else { return [] }
    let shape = affineShape(for: input)
    return [ParameterSpec.Role.scale, .shift].map { role in
      ParameterSpec(
        name: "\(name).\(role.fieldName)", role: role, shape: shape, fanIn: 1, fanOut: 1)
    }
  }
}

private func weightAndBias(
  named name: String, shape: Shape, biasCount: Int?, fanIn: Int, fanOut: Int
) -> [ParameterSpec] {
  var specs = [
    ParameterSpec(
      name: "\(name).weight", role: .weight, shape: shape, fanIn: fanIn, fanOut: fanOut)
  ]
  if let biasCount {
    specs.append(
      ParameterSpec(
        name: "\(name).bias", role: .bias, shape: [biasCount], fanIn: fanIn, fanOut: fanOut))
  }
  return specs
}
