/// A layer that does not fit: which one, what it was given, what it would need.
public struct ShapeError: Error, Hashable, Sendable {
  /// What does not fit.
  public enum Problem: Hashable, Sendable {
    /// The input has the wrong number of axes.
    case rank(got: Shape, expected: ExpectedInput)
    /// A batch is not made of the inputs that the network reads.
    case input(got: Shape, expected: Shape)
    /// A given tensor has other sizes than the layer needs.
    case tensor(name: String, got: Shape, expected: Shape)
    /// A window spans more than the padded axis has.
    case window(axis: String, extent: Int, size: Int, padding: Int)
    /// A setting is outside its range.
    case setting(name: String, value: Int, range: ClosedRange<Int>)
    /// A setting has the wrong number of axes.
    case axisCount(name: String, got: Int, expected: Int)
    /// Channels or filters cannot be split evenly into groups.
    case groups(count: Int, channels: Int, of: String)
    /// A share is not between 0 (excluded) and 1.
    case share(name: String, value: Double)
    /// A table of connections does not fit the filters or the channels.
    case connections(String)
    /// Padding that mirrors or wraps around is longer than the axis allows.
    case paddingMode(PaddingMode, padding: Int, size: Int)
    /// A pooling window can stand where there is only padding.
    case emptyWindow(axis: String, padding: Int, size: Int)
    /// Output padding must be smaller than stride or dilation.
    case outputPadding(got: Int, limit: Int)
    /// Shapes that should be joined differ.
    case join([Shape], Join)
    /// An axis cannot be cut into equal pieces.
    case parts(count: Int, axis: SpatialAxis, size: Int)
    /// More elements than a tensor may have.
    case tooLarge(what: String, sizes: [Int])
    /// Two layers have one name.
    case duplicateName
    /// A composite has nothing in it.
    case emptyBody
    /// Repetitions of repetitions that unfold to more layers than this.
    case tooManyLayers(limit: Int)
  }

  /// What a layer reads.
  public enum ExpectedInput: String, Hashable, Sendable {
    /// `[I]`.
    case vector = "[I]"
    /// `[C, L]`.
    case sequence = "[C, L]"
    /// `[C, H, W]`.
    case picture = "[C, H, W]"
    /// `[C, L]` or `[C, H, W]`.
    case positions = "[C, L] or [C, H, W]"
    /// At least one axis.
    case anything = "at least one axis"
  }

  /// Full name of the layer, empty for the input.
  public var layer: String
  /// What does not fit.
  public var problem: Problem

  /// States a problem; the walk through the architecture fills in the name.
  public init(layer: String = "", _ problem: Problem) {
    self.layer = layer
    self.problem = problem
  }

  /// The same problem with the place it was found.
  func inLayer(_ name: String) -> ShapeError {
    ShapeError(layer: layer.isEmpty ? name : layer, problem)
  }
}

extension ShapeError: CustomStringConvertible {
  /// What happened, where, and how to mend it.
  public var description: String {
    let place = layer.isEmpty ? "" : "layer \"\(layer)\": "
    return "\(place)\(problem.fact). \(problem.remedy)"
  }
}
