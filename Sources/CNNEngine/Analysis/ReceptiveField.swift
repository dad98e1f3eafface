internal import Checked

/// The patch of the input that one unit sees, along each axis.
///
/// A layer whose window has K taps, dilation d, stride s and padding P before the first element changes
/// size r, jump j and first centre c to `r + (K-1)d·j`, `s·j` and `c + ((K-1)d/2 - P)j`.
/// Source: Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016.
public struct ReceptiveField: Hashable, Sendable {
  /// One axis of the patch.
  public struct Axis: Hashable, Sendable {
    /// Side of the patch in input elements.
    public var size: Int
    /// Input elements between the patches of neighbouring units.
    public var jump: Int
    /// Centre of the first unit's patch, where element 0 spans 0 to 1; negative inside the padding.
    public var firstCentre: Double

    /// Collects the facts.
    public init(size: Int, jump: Int, firstCentre: Double) {
      self.size = size
      self.jump = jump
      self.firstCentre = firstCentre
    }
  }

  /// One for 1-D, rows and columns for 2-D.
  public var axes: [Axis]

  /// The input itself: each element sees itself.
  public init(axisCount: Int) {
    axes = Array(repeating: Axis(size: 1, jump: 1, firstCentre: 0.5), count: axisCount)
  }

  /// Side of the patch, the longer one when they differ.
  public var size: Int { axes.map(\.size).max() ?? 1 }

  /// Distance between neighbours, the longer one when they differ.
  public var jump: Int { axes.map(\.jump).max() ?? 1 }

  /// The patch behind a layer that slides these windows, one an axis; nil when it leaves the range of Int32.
  func behind(_ windows: [SlidingWindow]) -> ReceptiveField? {
    guard windows.count == axes.count else { return nil }
    var result = self
    for (index, window) in windows.enumerated() {
      let axis = axes[index]
      let span = window.extent - 1
      guard let step = checkedProduct([max(span, 1), axis.jump], limit: Shape.elementLimit),
        let jump = checkedProduct([axis.jump, window.stride], limit: Shape.elementLimit),
        axis.size + step <= Shape.elementLimit
      else { return nil }
      let shift = (Double(span) / 2 - Double(window.paddingBefore)) * Double(axis.jump)
      result.axes[index] = Axis(
        size: axis.size + span * axis.jump, jump: jump, firstCentre: axis.firstCentre + shift)
    }
    return result
  }

  /// The patch of branches that are joined: from the first element that one sees to the last.
  static func joining(_ fields: [ReceptiveField?]) -> ReceptiveField? {
    var result: ReceptiveField?
    for field in fields {
      guard let field else { return nil }
      guard let joined = result else {
        result = field
        continue
      }
      guard let next = joined.union(field) else { return nil }
      result = next
    }
    return result
  }

  private func union(_ other: ReceptiveField) -> ReceptiveField? {
    guard axes.count == other.axes.count else { return nil }
    var result = self
    for (index, (one, two)) in zip(axes, other.axes).enumerated() {
      guard one.jump == two.jump else { return nil }
      let start = min(
        one.firstCentre - Double(one.size) / 2, two.firstCentre - Double(two.size) / 2)
      let end = max(one.firstCentre + Double(one.size) / 2, two.firstCentre + Double(two.size) / 2)
      guard let size = (end - start).rounded(.up).checkedInt else { return nil }
      result.axes[index] = Axis(size: size, jump: one.jump, firstCentre: (start + end) / 2)
    }
    return result
  }
}

extension Layer {
  /// The windows that the layer slides, one an axis; empty when it reads each position alone.
  public var windows: [SlidingWindow] {
    switch reach {
    case .window(let windows), .scattered(let windows): windows
    case .ownPlace, .everything, .laidOut, .inside: []
    }
  }

  /// The patch of the input behind this layer; nil once units no longer have a place of their own.
  ///
  /// Flattening, global pooling and fully connected layers read all positions; a transposed
  /// convolution puts its outputs between the positions. The statistics of normalisation are not counted.
  func receptiveField(behind field: ReceptiveField?) -> ReceptiveField? {
    switch reach {
    case .window(let windows): field?.behind(windows)
    case .ownPlace: field
    case .scattered, .everything, .laidOut, .inside: nil
    }
  }
}
