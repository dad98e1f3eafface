/// One row of the layer table.
public struct LayerSummary: Hashable, Sendable {
  /// A formula for each number of a row.
  public struct Formulas: Hashable, Sendable {
    /// One for each axis of the output.
    public var outputShape: [NumberFormula]
    /// Learned factors.
    public var weights: NumberFormula
    /// Learned summands.
    public var biases: NumberFormula
    /// Both together.
    public var parameters: NumberFormula
    /// Multiplications for one image.
    public var multiplyAdds: NumberFormula
    /// Side of the patch along each axis, empty where there is none.
    public var receptiveField: [NumberFormula]
    /// Distance between neighbours along each axis, empty where there is none.
    public var jump: [NumberFormula]
  }

  /// Full name of the layer.
  public var name: String
  /// Such as `conv2d` or `maxPool2d`.
  public var kind: LayerKind
  /// What is given: `3 filters 4x4, no padding, no bias`.
  public var given: String
  /// Shape of what the layer reads.
  public var inputShape: Shape
  /// Shape of what it gives.
  public var outputShape: Shape
  /// How many times it runs on one image: the parts of `shared`, 1 elsewhere.
  public var copies: Int
  /// The patch of the input that one unit sees, nil when units have no place of their own.
  public var receptiveField: ReceptiveField?
  /// Whether the layer only lays numbers out anew, as flatten and concat do.
  public var isRearrangement: Bool
  /// Where each number comes from.
  public var formulas: Formulas

  /// Computes a row.
  init(of placed: PlacedLayer) throws(ShapeError) {
    name = placed.name
    kind = placed.layer.kind
    given = placed.layer.given
    inputShape = placed.input
    outputShape = placed.output
    copies = placed.copies
    receptiveField = placed.receptiveField
    isRearrangement = placed.layer.isRearrangement
    formulas = try Formulas(of: placed)
  }

  /// Kind and settings: `maxPool2d: 2x2, stride 2`, or the kind alone.
  public var kindAndGiven: String { given.isEmpty ? kind.rawValue : "\(kind.rawValue): \(given)" }

  /// Learned factors.
  public var weights: Int { formulas.weights.value }
  /// Learned summands.
  public var biases: Int { formulas.biases.value }
  /// Learned numbers.
  public var parameters: Int { formulas.parameters.value }
  /// Multiplications for one image.
  public var multiplyAdds: Int { formulas.multiplyAdds.value }
  /// Numbers in the output, over all copies.
  public var units: Int { outputShape.elementCount * copies }
}
