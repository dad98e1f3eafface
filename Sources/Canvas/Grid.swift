/// A screen in memory: what a view draws into, what tests compare, what terminals show.
public struct Grid: Hashable, Sendable {
  /// Width and height in cells.
  public let size: Size
  /// Where the terminal's cursor should stand, if it should be seen.
  public var cursor: Point?
  /// Whether the mouse is read; elsewhere it selects text.
  public var wantsMouse = false
  private var cells: [Cell]

  /// Blank cells; none where a side is negative.
  public init(size: Size) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    cells = Array(repeating: .blank, count: self.size.width * self.size.height)
  }

  /// One cell; writing outside the grid is ignored, reading outside gives a blank.
  public subscript(x: Int, y: Int) -> Cell {
    get { contains(x, y) ? cells[y * size.width + x] : .blank }
    set {
      guard contains(x, y) else { return }
      cells[y * size.width + x] = newValue
    }
  }

  private func contains(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && y >= 0 && x < size.width && y < size.height
  }
}

/// Width and height in cells.
public struct Size: Hashable, Sendable {
  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int

  /// Cells, not pixels.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A place in a grid, from the top left corner.
public struct Point: Hashable, Sendable {
  /// The column.
  public var x: Int
  /// The row.
  public var y: Int

  /// Column, then row.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public var x: Int
  /// The topmost row.
  public var y: Int
  /// Columns.
  public var width: Int
  /// Rows.
  public var height: Int

  /// The top left corner and the size.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}
