extension Join {
  /// Brings the outputs of branches together.
  func combine(_ outputs: [Tensor]) throws(ShapeError) -> Tensor {
    _ = try outputShape(for: outputs.map(\.imageShape))
    switch self {
    case .concat: return Tensor(joining: outputs, axis: 1)
    case .add:
      var sum = outputs[0]
      for output in outputs.dropFirst() { sum.add(output) }
      return sum
    }
  }

  /// Hands each branch the slope of its output.
  func split(_ dOutput: Tensor, into shapes: [Shape]) -> [Tensor] {
    switch self {
    case .concat: dOutput.split(axis: 1, sizes: shapes.map { $0[1] })
    case .add: shapes.map { _ in dOutput }
    }
  }
}

extension Tensor {
  /// Puts tensors side by side along an axis; all other axes agree.
  init(joining pieces: [Tensor], axis: Int) {
    var dimensions = pieces[0].shape.dimensions
    dimensions[axis] = pieces.reduce(0) { $0 + $1.shape[axis] }
    let outerCount = dimensions[..<axis].reduce(1, *)
    var elements: [Double] = []
    elements.reserveCapacity(dimensions.reduce(1, *))
    for outer in 0..<outerCount {
      for piece in pieces {
        let size = piece.elements.count / outerCount
        elements += piece.elements[outer * size..<(outer + 1) * size]
      }
    }
    self.init(Shape(dimensions), elements)
  }

  /// Cuts along an axis into pieces of these sizes.
  func split(axis: Int, sizes: [Int]) -> [Tensor] {
    let outerCount = shape.dimensions[..<axis].reduce(1, *)
    let innerSize = shape.dimensions[(axis + 1)...].reduce(1, *)
    let rowSize = shape[axis] * innerSize
    var first = 0
    return sizes.map { size in
      defer { first += size * innerSize }
      var dimensions = shape.dimensions
      dimensions[axis] = size
      let elements = (0..<outerCount).flatMap { outer in
        self.elements[outer * rowSize + first..<outer * rowSize + first + size * innerSize]
      }
      return Tensor(Shape(dimensions), elements)
    }
  }
}
