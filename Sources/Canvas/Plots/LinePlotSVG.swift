extension LinePlot {
  /// The plot as a drawing for a page: black axes, a curve a colour and a dash pattern, nothing that needs a font or a script.
  ///
  /// - Parameters:
  ///   - title: Stands over the plot.
  ///   - notes: Lines under it.
  /// - Returns: An SVG document of 720 units' width.
  public func svg(title: String, notes: [String] = []) -> String {
    let drawing = PlotDrawing(self)
    let height = Int(PlotDrawing.bottom) + 76 + 18 * notes.count
    var lines = [
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 \#(height)""#
        + #" width="720" height="\#(height)" font-family="sans-serif" font-size="13">"#,
      #"<title>\#(title.svgText)</title>"#,
      #"<rect width="720" height="\#(height)" fill="white"/>"#,
      #"<text x="\#(PlotDrawing.left)" y="26" font-size="16">\#(title.svgText)</text>"#,
    ]
    lines += drawing.axes + drawing.curves + drawing.legend
    // A letter is at most about 0.6 of the font's size wide: long notes are set smaller, all alike.
    let longest = Double(notes.map(\.count).max() ?? 0)
    let size = min(13, (720 - PlotDrawing.left - 8) / max(1, 0.6 * longest))
    for (index, note) in notes.enumerated() {
      let y = PlotDrawing.bottom + 66 + 18 * Double(index)
      lines.append(
        #"<text x="\#(PlotDrawing.left)" y="\#(y.svg)" font-size="\#(size.svg)" fill="dimgray">"#
          + note.svgText + "</text>")
    }
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }
}

/// Places and strokes of a plot on a page.
private struct PlotDrawing {
  static let left = 64.0
  static let right = 696.0
  static let top = 62.0
  static let bottom = 382.0

  private let plot: LinePlot
  private let horizontal: AxisScale
  private let vertical: AxisScale

  init(_ plot: LinePlot) {
    self.plot = plot
    let values = plot.series.lazy.flatMap(\.values)
    horizontal = AxisScale(plot.horizontal, values: values.map(\.x))
    vertical = AxisScale(plot.vertical, values: values.map(\.y))
  }

  private func x(_ value: Double) -> Double? {
    horizontal.place(of: value).map { Self.left + $0 * (Self.right - Self.left) }
  }

  private func y(_ value: Double) -> Double? {
    vertical.place(of: value).map {
      Self.bottom - min(max($0, 0), 1) * (Self.bottom - Self.top)
    }
  }

  var axes: [String] {
    var lines: [String] = []
    let horizontalTicks = horizontal.ticks(atMost: 11)
    for (tick, label) in zip(horizontalTicks, tickLabels(horizontalTicks)) {
      guard let x = x(tick) else { continue }
      lines.append(line(x, Self.bottom, x, Self.bottom + 5, "black"))
      lines.append(text(label, x, Self.bottom + 20, "middle"))
    }
    let verticalTicks = vertical.ticks(atMost: 8)
    for (tick, label) in zip(verticalTicks, tickLabels(verticalTicks)) {
      guard let y = y(tick) else { continue }
      lines.append(line(Self.left, y, Self.right, y, "#ddd"))
      lines.append(text(label, Self.left - 8, y + 4, "end"))
    }
    lines.append(line(Self.left, Self.top, Self.left, Self.bottom, "black"))
    lines.append(line(Self.left, Self.bottom, Self.right, Self.bottom, "black"))
    lines.append(
      text(plot.horizontal.label, (Self.left + Self.right) / 2, Self.bottom + 40, "middle"))
    lines.append(text(plot.vertical.label, Self.left, Self.top - 10, "start"))
    return lines
  }

  var curves: [String] {
    plot.series.enumerated().flatMap { index, series in
      pieces(of: series).map { piece in
        let points = piece.map { "\($0.svg),\($1.svg)" }.joined(separator: " ")
        return #"<polyline fill="none" \#(stroke(index)) points="\#(points)"/>"#
      }
    }
  }

  /// Runs of values that the axes can show.
  private func pieces(of series: LinePlot.Series) -> [[(Double, Double)]] {
    var pieces: [[(Double, Double)]] = [[]]
    for value in series.values {
      if let x = x(value.x), let y = y(value.y) {
        pieces[pieces.count - 1].append((x, y))
      } else if pieces.last?.isEmpty == false {
        pieces.append([])
      }
    }
    return pieces.filter { !$0.isEmpty }
  }

  var legend: [String] {
    var lines: [String] = []
    let named = plot.series.enumerated().filter { !$0.element.name.isEmpty }
    for (row, (index, series)) in named.enumerated() {
      let y = Self.top + 14 + 18 * Double(row)
      lines.append(
        #"<line x1="\#((Self.right - 30).svg)" y1="\#(y.svg)" x2="\#(Self.right.svg)""#
          + #" y2="\#(y.svg)" \#(stroke(index))/>"#)
      lines.append(text(series.name, Self.right - 38, y + 4, "end"))
    }
    return lines
  }

  private func stroke(_ index: Int) -> String {
    let dash =
      plot.series[index].stroke == .dashed ? #" stroke-dasharray="7 4""# : ""
    // A curve without a name goes with the one before it.
    let number = plot.series[...index].count { !$0.name.isEmpty } - 1
    let color = Self.colors[max(0, number) % Self.colors.count]
    return #"stroke="\#(color)" stroke-width="1.6"\#(dash)"#
  }

  /// Of Okabe and Ito: told apart by every kind of eye.
  private static let colors = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000",
  ]

  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ color: String)
    -> String
  {
    #"<line x1="\#(x1.svg)" y1="\#(y1.svg)" x2="\#(x2.svg)" y2="\#(y2.svg)" stroke="\#(color)"/>"#
  }

  private func text(_ words: String, _ x: Double, _ y: Double, _ anchor: String) -> String {
    #"<text x="\#(x.svg)" y="\#(y.svg)" text-anchor="\#(anchor)">\#(words.svgText)</text>"#
  }
}

extension Double {
  /// With one digit after the point: finer than any screen.
  fileprivate var svg: String { fixed(1) }
}

extension String {
  /// With what means something in XML spelled out.
  fileprivate var svgText: String {
    reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.append(character)
      }
    }
  }
}
