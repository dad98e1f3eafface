internal import Checked

/// An architecture with its parameters: a value.
///
///     var network = try Network(.named("lenet5")!, initialiser: .he(), seed: 1)
///     network["C1.weight"]?.shape  // 6 x 1 x 5 x 5
public struct Network: Hashable, Sendable {
  /// Input and layers.
  public let architecture: Architecture
  /// Name, shape and fans of each parameter, in the order of the forward pass.
  public let specs: [ParameterSpec]
  /// The learned numbers by name.
  public private(set) var parameters: [String: Tensor]
  /// What batch normalisation has gathered: `bn1.running_mean`, `bn1.running_var`.
  public private(set) var statistics: [String: Tensor]

  /// Draws the parameters; each has a stream of its own, so layers do not disturb each other.
  ///
  /// - Throws: `ShapeError` for the first layer that does not fit.
  public init(
    _ architecture: Architecture, initialiser: Initialiser, seed: UInt64
  ) throws(ShapeError) {
    let specs = try architecture.parameterSpecs()
    var parameters: [String: Tensor] = [:]
    for (index, spec) in specs.enumerated() {
      var random = RandomSource(seed: seed, stream: UInt64(index))
      parameters[spec.name] = initialiser.draw(spec, from: &random)
    }
    self.architecture = architecture
    self.specs = specs
    self.parameters = parameters
    statistics = try Self.freshStatistics(of: architecture)
  }

  /// Takes given parameters; statistics that are not given start at mean 0 and variance 1.
  ///
  /// - Throws: `NetworkError` when a parameter is missing, unknown or of another shape.
  public init(
    _ architecture: Architecture, parameters: [String: Tensor],
    statistics: [String: Tensor] = [:]
  ) throws(NetworkError) {
    try architecture.check(
      parameters: parameters.mapValues(\.shape), statistics: statistics.mapValues(\.shape))
    do {
      self.architecture = architecture
      specs = try architecture.parameterSpecs()
      self.statistics = try Self.freshStatistics(of: architecture)
    } catch {
      throw NetworkError.shape(error)
    }
    self.parameters = parameters
    self.statistics.merge(statistics) { $1 }
  }

  /// The parameter of a name such as `C1.weight`, nil when there is none.
  public subscript(name: String) -> Tensor? {
    parameters[name]
  }

  /// Replaces one parameter.
  ///
  /// - Throws: `NetworkError` when there is none of this name, or it has another shape.
  public mutating func set(_ name: String, to tensor: Tensor) throws(NetworkError) {
    guard let old = parameters[name] else {
      throw .unknown(name, suggestion: specs.map(\.name).nearest(to: name))
    }
    parameters[name] = try Self.checked(tensor, name, old.shape)
  }

  /// Takes over statistics that a training pass has gathered.
  ///
  /// - Throws: `NetworkError` when there are none of this name, or they have another shape.
  public mutating func update(statistics new: [String: Tensor]) throws(NetworkError) {
    for name in new.keys.sorted() {
      guard let tensor = new[name], let old = statistics[name] else {
        throw .unknown(name, suggestion: statistics.keys.sorted().nearest(to: name))
      }
      statistics[name] = try Self.checked(tensor, name, old.shape)
    }
  }

  /// Number of learned numbers.
  public var parameterCount: Int { specs.reduce(0) { $0 + $1.shape.elementCount } }

  /// Changes the numbers of one parameter in place; an unknown name is our own mistake.
  mutating func updateElements(of name: String, _ body: (inout [Double]) -> Void) {
    guard var tensor = parameters.removeValue(forKey: name) else {
      preconditionFailure("no parameter \(name)")
    }
    body(&tensor.elements)
    parameters[name] = tensor
  }

  private static func checked(
    _ tensor: Tensor, _ name: String, _ shape: Shape
  ) throws(NetworkError) -> Tensor {
    guard tensor.shape == shape else { throw .wrongShape(name, got: tensor.shape, expected: shape) }
    return tensor
  }

  fileprivate static func freshStatistics(
    of architecture: Architecture
  ) throws(ShapeError) -> [String: Tensor] {
    var statistics: [String: Tensor] = [:]
    for placed in try architecture.placedLayers() {
      guard case .normalization(let normalization) = placed.layer, normalization.gathersStatistics
      else { continue }
      let shape: Shape = [placed.input[0]]
      statistics["\(placed.name).running_mean"] = Tensor(shape)
      statistics["\(placed.name).running_var"] = Tensor(shape, repeating: 1)
    }
    return statistics
  }
}

extension Architecture {
  /// Refuses parameters and statistics that are not those of this architecture, by their names and shapes alone.
  ///
  /// - Throws: `NetworkError` when a parameter is missing, unknown or of another shape.
  public func check(
    parameters: [String: Shape], statistics: [String: Shape]
  ) throws(NetworkError) {
    let specs: [ParameterSpec]
    let known: [String: Tensor]
    do {
      specs = try parameterSpecs()
      known = try Network.freshStatistics(of: self)
    } catch {
      throw NetworkError.shape(error)
    }
    for spec in specs {
      guard let shape = parameters[spec.name] else { throw .missing(spec.name) }
      guard shape == spec.shape else {
        throw .wrongShape(spec.name, got: shape, expected: spec.shape)
      }
    }
    let names = Set(specs.map(\.name))
    for name in parameters.keys.sorted() where !names.contains(name) {
      throw .unknown(name, suggestion: specs.map(\.name).nearest(to: name))
    }
    for (name, shape) in statistics.sorted(by: { $0.key < $1.key }) {
      guard let expected = known[name]?.shape else {
        throw .unknown(name, suggestion: known.keys.sorted().nearest(to: name))
      }
      guard shape == expected else { throw .wrongShape(name, got: shape, expected: expected) }
    }
  }
}

extension Normalization {
  /// Whether mean and variance are gathered while training, for evaluation.
  public var gathersStatistics: Bool { kind == .batch || kind == .batchAsTaught }
}
