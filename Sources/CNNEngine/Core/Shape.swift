internal import Checked

/// The sizes of a tensor's axes, slowest first: `[C, L]` or `[C, H, W]` for one image, `[N, ...]` for a batch.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// Sizes in elements, slowest axis first; a scalar has none.
  public let dimensions: [Int]

  /// The most elements that a tensor may have: what an Int32 can index.
  public static let elementLimit = Int(Int32.max)

  /// Takes sizes that the program itself knows to be sound.
  public init(_ dimensions: [Int]) {
    precondition(dimensions.allSatisfy { $0 >= 0 }, "negative size in a shape")
    self.dimensions = dimensions
  }

  /// Takes sizes from outside, or nil when one is below 1 or the product is above `elementLimit`.
  public init?(validating dimensions: [Int]) {
    guard dimensions.allSatisfy({ $0 >= 1 }),
      checkedProduct(dimensions, limit: Self.elementLimit) != nil
    else { return nil }
    self.dimensions = dimensions
  }

  /// Writes a shape as `[3, 10, 10]`.
  public init(arrayLiteral elements: Int...) {
    self.init(elements)
  }

  /// Number of axes.
  public var rank: Int { dimensions.count }

  /// Product of the sizes, 1 for a scalar.
  public var elementCount: Int { dimensions.reduce(1, *) }

  /// Size of one axis, counted from the slowest.
  public subscript(axis: Int) -> Int { dimensions[axis] }
}

extension Shape: CustomStringConvertible {
  /// As the course writes it: `3 x 10 x 10`.
  public var description: String {
    dimensions.map(String.init).joined(separator: " x ")
  }
}
