import Workers

/// Parameters and statistics between a network, a value in Double, and the memory of an executor.
extension FastExecutor {
  /// Takes over the numbers of a network of the plan's architecture.
  func load(_ network: Network) {
    for parameter in plan.parameters.parameters {
      guard let tensor = network[parameter.spec.name] else {
        preconditionFailure("the network is of another architecture")
      }
      forEachRow(of: parameter, in: parameters) { floats, elements in
        for (index, element) in elements.enumerated() {
          floats[index] = Float(tensor.elements[element])
        }
      }
    }
    load(statistics: network.statistics)
  }

  /// Takes over what batch normalisations have gathered, by name.
  func load(statistics: [String: Tensor]) {
    forEachStatistic { name, floats, count in
      guard let tensor = statistics[name] else { return }
      for index in 0..<count { floats[index] = Float(tensor.elements[index]) }
    }
    for layer in readable { layer.load(statistics: statistics) }
  }

  /// A network with the numbers as they are now.
  ///
  /// - Throws: `NetworkError` when the architecture is not the plan's, which is our own mistake.
  func network(_ architecture: Architecture) throws(NetworkError) -> Network {
    var tensors: [String: Tensor] = [:]
    for parameter in plan.parameters.parameters {
      tensors[parameter.spec.name] = tensor(of: parameter)
    }
    return try Network(architecture, parameters: tensors, statistics: statistics)
  }

  /// What batch normalisations have gathered, by name.
  var statistics: [String: Tensor] {
    var statistics: [String: Tensor] = [:]
    forEachStatistic { name, floats, count in
      statistics[name] = Tensor([count], (0..<count).map { Double(floats[$0]) })
    }
    for layer in readable { statistics.merge(layer.statistics) { $1 } }
    return statistics
  }

  /// One parameter as it is now.
  func tensor(of parameter: PlacedParameter) -> Tensor {
    tensor(of: parameter, in: parameters)
  }

  /// One parameter, or its gradient, from floats that are laid out as the parameters are.
  func tensor(of parameter: PlacedParameter, in floats: UnsafeMutablePointer<Float>) -> Tensor {
    var tensor = Tensor(parameter.spec.shape)
    forEachRow(of: parameter, in: floats) { floats, elements in
      for (index, element) in elements.enumerated() {
        tensor.elements[element] = Double(floats[index])
      }
    }
    return tensor
  }

  /// Calls `body` with each row in memory and the numbers of its elements.
  private func forEachRow(
    of parameter: PlacedParameter, in floats: UnsafeMutablePointer<Float>,
    _ body: (UnsafeMutablePointer<Float>, Range<Int>) -> Void
  ) {
    for row in 0..<parameter.rowCount {
      let first = row * parameter.rowLength
      body(
        floats + parameter.offset + row * parameter.rowStride,
        first..<first + parameter.rowLength)
    }
  }

  private func forEachStatistic(_ body: (String, UnsafeMutablePointer<Float>, Int) -> Void) {
    for (unit, name) in zip(plan.units, plan.unitNames) {
      guard case .normalization(let normalization) = unit else { continue }
      let floats = memory.statistics.floats
      body(
        "\(name).running_mean", normalization.list(.runningMean, floats), normalization.channels)
      body(
        "\(name).running_var", normalization.list(.runningVariance, floats),
        normalization.channels)
    }
  }
}
