public import MathNotation

/// A formula as rows of cells, ready to be put on a grid or between lines of text.
public struct FormulaLayout: Hashable, Sendable {
  /// The rows as text, all of the same width.
  public let rows: [String]
  /// The row that lines up with text beside it, from 0.
  public let baseline: Int
  /// Width and height in cells.
  public let size: Size

  /// Lays a formula out in two dimensions.
  ///
  /// - Parameters:
  ///   - formula: What to draw.
  ///   - isUnicode: Whether characters beyond ASCII may be used.
  ///   - maxWidth: Where to break the formula, before relations and signs, when it is wider.
  public init(_ formula: Formula, isUnicode: Bool = true, maxWidth: Int? = nil) {
    let composer = FormulaComposer(isUnicode: isUnicode)
    let box =
      maxWidth.map { FormulaBreaking(composer: composer, width: $0).box(formula) }
      ?? composer.box(formula)
    rows = box.rows.map { String($0) }
    baseline = box.baseline
    size = Size(width: box.width, height: box.height)
  }

  /// The rows in one style.
  public func lines(_ style: Style = .plain) -> [StyledText] {
    rows.map { StyledText($0, style) }
  }
}

extension Grid {
  /// Draws a formula, its top left corner at a place; returns the row below it.
  @discardableResult
  public mutating func write(
    _ formula: FormulaLayout, x: Int, y: Int, _ style: Style = .plain
  ) -> Int {
    write(formula.lines(style), x: x, y: y)
  }
}
