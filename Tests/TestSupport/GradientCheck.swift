package import CNNEngine
package import Testing

/// Compares pulled-back gradients with central differences of `Σ upstream·output`.
///
/// - Parameters:
///   - values: The tensors that the function depends on; each element is moved up and down by `step`.
///   - step: Half the distance of a difference.
///   - tolerance: Largest difference, absolute below 1 and relative above.
///   - label: Said when a gradient is wrong.
///   - sourceLocation: Where the test stands.
///   - forward: Output, and from an upstream gradient the gradient of each value.
package func expectGradients(
  of values: [Tensor], step: Double = 1e-5, tolerance: Double = 1e-6, _ label: String = "",
  sourceLocation: SourceLocation = #_sourceLocation,
  _ forward: ([Tensor]) throws -> (output: Tensor, pullback: (Tensor) -> [Tensor])
) rethrows {
  let (output, pullback) = try forward(values)
  let upstream = Tensor.made(output.shape, seed: 99)
  let gradients = pullback(upstream)
  #expect(gradients.map(\.shape) == values.map(\.shape), sourceLocation: sourceLocation)
  func loss(_ values: [Tensor]) throws -> Double {
    zip(try forward(values).output.elements, upstream.elements).reduce(0) { $0 + $1.0 * $1.1 }
  }
  for (index, value) in values.enumerated() {
    for element in value.elements.indices {
      var moved = values
      moved[index].elements[element] += step
      let above = try loss(moved)
      moved[index].elements[element] -= 2 * step
      let slope = (above - (try loss(moved))) / (2 * step)
      let pulled = gradients[index].elements[element]
      guard abs(slope - pulled) > tolerance * max(1, abs(slope)) else { continue }
      Issue.record(
        "\(label): value \(index), element \(element): pulled back \(pulled), difference \(slope)",
        sourceLocation: sourceLocation)
      return
    }
  }
}

extension Tensor {
  /// Seeded numbers between -1 and 1, never nearer to another than a difference's step.
  package static func made(_ shape: Shape, seed: UInt64) -> Tensor {
    var random = RandomSource(seed: seed)
    let count = shape.elementCount
    let places = (0..<count).shuffled(using: &random)
    return Tensor(
      shape, places.map { (Double($0) + 0.25 + 0.5 * random.uniform()) / Double(count) * 2 - 1 })
  }
}
