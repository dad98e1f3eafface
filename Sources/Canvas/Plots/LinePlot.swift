/// Curves over two axes, in braille dots or, in ASCII, in one sign a curve.
public struct LinePlot: Hashable, Sendable {
  /// One value of a curve.
  public struct Value: Hashable, Sendable {
    /// Along the horizontal axis.
    public var x: Double
    /// Along the vertical axis; a value that is not finite interrupts the curve.
    public var y: Double
    /// Half the length of its error bar.
    public var error: Double?

    /// A place on both axes, with its error if there is one.
    public init(x: Double, y: Double, error: Double? = nil) {
      self.x = x
      self.y = y
      self.error = error
    }
  }

  /// How the dots of a curve follow each other, so that curves differ without colours.
  public enum Stroke: Hashable, Sendable {
    case solid
    case dashed
    case dotted
    case dashDotted
    case longDashed
  }

  /// A value of the vertical axis that is marked across the plot.
  public struct Level: Hashable, Sendable {
    /// Stands at the right end.
    public var name: String
    /// On the vertical axis.
    public var value: Double

    /// A named value.
    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// One curve.
  public struct Series: Hashable, Sendable {
    /// As the legend names it; without a name the legend leaves it out.
    public var name: String
    /// In the order in which they are joined.
    public var values: [Value]
    /// How it is shown.
    public var style: Style
    /// How it is drawn in braille dots.
    public var stroke: Stroke
    /// What it is drawn with in ASCII.
    public var mark: Character
    /// A sign at each value instead of a line between them.
    public var symbol: Character?
    /// A value that is marked.
    public var highlight: Value?

    /// A named curve in a style, with its stroke and its ASCII sign.
    public init(
      _ name: String, _ values: [Value], style: Style, stroke: Stroke = .solid,
      mark: Character = "*"
    ) {
      self.name = name
      self.values = values
      self.style = style
      self.stroke = stroke
      self.mark = mark
    }
  }

  /// Drawn in this order, so that the last one lies on top.
  public var series: [Series]
  /// The horizontal axis.
  public var horizontal: Axis
  /// The vertical axis.
  public var vertical: Axis
  /// Where a vertical line marks a value of the horizontal axis.
  public var cursor: Double?
  /// Values of the vertical axis that lines mark.
  public var levels: [Level] = []

  /// Whether names stand behind the ends of the curves, where there is room, and not in a legend.
  public var namesEnds = false

  /// Curves and axes.
  public init(
    series: [Series], horizontal: Axis, vertical: Axis, cursor: Double? = nil
  ) {
    self.series = series
    self.horizontal = horizontal
    self.vertical = vertical
    self.cursor = cursor
  }

  /// Draws legend, axes and curves into a rectangle; too small a rectangle stays blank.
  ///
  /// The first row holds the vertical axis's label and the legend, the last two the horizontal axis.
  public func draw(on grid: inout Grid, in rect: Rect, capabilities: Capabilities) {
    guard rect.width >= 16, rect.height >= 5 else { return }
    let margin = endMargin(in: rect)
    let frame = PlotFrame(
      self, rect: Rect(x: rect.x, y: rect.y, width: rect.width - margin, height: rect.height))
    if margin > 0 {
      grid.write(StyledText(vertical.label, .quiet), x: rect.x, y: rect.y, width: rect.width)
      drawNames(on: &grid, frame, capabilities)
    } else {
      drawLegend(on: &grid, in: rect, capabilities: capabilities)
    }
    frame.drawAxes(on: &grid, horizontalLabel: horizontal.label)
    for level in levels {
      frame.drawLevel(level, on: &grid, isUnicode: capabilities.isUnicode)
    }
    if let cursor { frame.drawCursor(at: cursor, on: &grid) }
    if capabilities.isUnicode {
      drawBraille(on: &grid, frame)
    } else {
      drawMarks(on: &grid, frame)
    }
    drawPoints(on: &grid, frame, isUnicode: capabilities.isUnicode)
  }

  private func drawLegend(on grid: inout Grid, in rect: Rect, capabilities: Capabilities) {
    let legend = legend(gap: "   ", capabilities)
    let room = rect.width - vertical.label.cellWidth - 1
    // Where there is no room for both, the names of the curves say more than that of the axis.
    guard legend.width <= room || series.count < 2 else {
      let short = self.legend(gap: "  ", capabilities).truncated(to: rect.width)
      grid.write(short, x: rect.x, y: rect.y)
      return
    }
    grid.write(StyledText(vertical.label, .quiet), x: rect.x, y: rect.y, width: rect.width)
    let x = rect.x + rect.width - legend.width
    if legend.width <= room { grid.write(legend, x: x, y: rect.y) }
  }

  private func legend(gap: String, _ capabilities: Capabilities) -> StyledText {
    var legend = StyledText()
    for (index, series) in series.filter({ !$0.name.isEmpty }).enumerated() {
      if index > 0 { legend.append(gap) }
      legend.append(series.title(capabilities))
    }
    return legend
  }

  private static let endGap = 1

  /// Columns for the names behind the curves; 0 where a legend names them.
  private func endMargin(in rect: Rect) -> Int {
    let named = series.filter { !$0.name.isEmpty }
    guard namesEnds, named.count > 1, named.count <= rect.height - 3 else { return 0 }
    let width = (named.map { $0.title(Capabilities()).width }.max() ?? 0) + Self.endGap
    return width <= rect.width / 4 ? width : 0
  }

  /// Each name in the row where its curve ends, or in the next one that is free.
  private func drawNames(on grid: inout Grid, _ frame: PlotFrame, _ capabilities: Capabilities) {
    let area = frame.area
    let size = Size(width: area.width, height: area.height)
    let ends = series.filter { !$0.name.isEmpty }.map { series -> (y: Int, title: StyledText) in
      let end = series.values.last { $0.y.isFinite }.flatMap { frame.point(of: $0, in: size) }
      return (min(max(0, end?.y ?? 0), area.height - 1), series.title(capabilities))
    }.sorted { $0.y < $1.y }
    var next = 0
    for (index, end) in ends.enumerated() {
      // Those that follow need a row each.
      let y = min(max(end.y, next), area.height - (ends.count - index))
      grid.write(end.title, x: area.x + area.width + Self.endGap, y: area.y + y)
      next = y + 1
    }
  }

  private func drawBraille(on grid: inout Grid, _ frame: PlotFrame) {
    let area = frame.area
    var all = BrailleCanvas(size: Size(width: area.width, height: area.height))
    for series in series where series.symbol == nil {
      var own = BrailleCanvas(size: all.size)
      let dots = series.values.map { frame.point(of: $0, in: own.dotSize) }
      var length = 0
      join(dots) { dot in
        length += 1
        guard series.stroke.hasDot(after: length - 1) || dot == dots.last else { return }
        own.setDot(dot)
        all.setDot(dot)
      }
      for y in 0..<area.height {
        for x in 0..<area.width where own.pattern(x: x, y: y) != 0 {
          let character = BrailleCanvas.character(all.pattern(x: x, y: y))
          grid[area.x + x, area.y + y] = Cell(character, series.style)
        }
      }
    }
  }

  private func drawMarks(on grid: inout Grid, _ frame: PlotFrame) {
    let area = frame.area
    let size = Size(width: area.width, height: area.height)
    for series in series where series.symbol == nil {
      join(series.values.map { frame.point(of: $0, in: size) }) { point in
        guard (0..<size.width).contains(point.x), (0..<size.height).contains(point.y) else {
          return
        }
        grid[area.x + point.x, area.y + point.y] = Cell(series.mark, series.style)
      }
    }
  }

  /// Visits the points of lines between neighbours; nil interrupts.
  private func join(_ points: [Point?], _ visit: (Point) -> Void) {
    var last: Point?
    for point in points {
      if let point { forEachPoint(from: last ?? point, to: point, visit) }
      last = point
    }
  }
}

extension LinePlot.Series {
  /// Its sign and its name.
  fileprivate func title(_ capabilities: Capabilities) -> StyledText {
    let line = capabilities.isUnicode ? stroke.sign : String(repeating: mark, count: 2)
    let sign = symbol.map { String(capabilities.isUnicode ? $0 : mark) } ?? line
    return StyledText(sign, style) + StyledText(" " + name)
  }
}

extension LinePlot.Stroke {
  /// In the legend.
  fileprivate var sign: String {
    switch self {
    case .solid: "──"
    case .dashed: "╌╌"
    case .dotted: "┈┈"
    case .dashDotted: "─·"
    case .longDashed: "━╌"
    }
  }

  /// Whether the line is drawn behind so many dots of its length.
  fileprivate func hasDot(after length: Int) -> Bool {
    switch self {
    case .solid: true
    case .dashed: length / Self.dash % 2 == 0
    case .longDashed: length % (4 * Self.dash) < 3 * Self.dash
    case .dotted: length % Self.dash == 0
    case .dashDotted: length % (3 * Self.dash) < 2 * Self.dash || length % (3 * Self.dash) == 10
    }
  }

  /// Dots of a dash and of a gap: two cells along, one cell up.
  private static let dash = 4
}
