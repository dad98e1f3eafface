/// All positions of a grid in row-major order, the last axis fastest.
struct GridPositions: Sequence, IteratorProtocol {
  private let sizes: [Int]
  private var position: [Int]
  private var isDone: Bool

  init(_ sizes: [Int]) {
    self.sizes = sizes
    position = sizes.map { _ in 0 }
    isDone = sizes.contains(0)
  }

  mutating func next() -> [Int]? {
    guard !isDone else { return nil }
    let current = position
    for axis in sizes.indices.reversed() {
      position[axis] += 1
      if position[axis] < sizes[axis] { return current }
      position[axis] = 0
    }
    isDone = true
    return current
  }
}

extension Tensor {
  /// The element at a position, one index an axis.
  public subscript(position: [Int]) -> Double {
    get { elements[offset(of: position)] }
    set { elements[offset(of: position)] = newValue }
  }

  private func offset(of position: [Int]) -> Int {
    precondition(position.count == shape.rank, "one index an axis")
    return zip(position, shape.dimensions).reduce(0) { $0 * $1.1 + $1.0 }
  }
}
