/// A plot that does not move: functions, bars, curves or points, with a cursor that reads values.
package struct Plot: Hashable, Sendable {
  /// The word behind `plot`.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case functions
    case bars
    case curves
    case points
  }

  /// One direction: what it measures, from where to where.
  package struct Axis: Hashable, Sendable {
    package var label = ""
    /// Nil takes what the values need.
    package var range: ClosedRange<Double>?
    package var isLogarithmic = false

    package init(
      label: String = "", range: ClosedRange<Double>? = nil, isLogarithmic: Bool = false
    ) {
      self.label = label
      self.range = range
      self.isLogarithmic = isLogarithmic
    }
  }

  /// One value with the half width of its error bar.
  package struct Value: Hashable, Sendable {
    package var x: Double
    package var y: Double
    package var error: Double?

    package init(x: Double, y: Double, error: Double? = nil) {
      self.x = x
      self.y = y
      self.error = error
    }
  }

  /// One curve, one set of points, or one bar's value under the bar's name.
  package struct Series: Hashable, Sendable {
    package var name: String
    /// The values that the cursor stops at and the table lists, rising in x.
    package var values: [Value]
    /// What is drawn between them; the values themselves where there is nothing finer.
    package var line: [Value]
    /// Index of the value that is marked.
    package var best: Int?

    package init(_ name: String, _ values: [Value], line: [Value]? = nil) {
      self.name = name
      self.values = values
      self.line = line ?? values
    }
  }

  /// A value that is marked on the vertical axis, or across the bars.
  package struct Mark: Hashable, Sendable {
    package var name: String
    package var value: Double

    package init(name: String, value: Double) {
      self.name = name
      self.value = value
    }
  }

  package var kind: Kind
  package var series: [Series]
  package var horizontal = Axis()
  package var vertical = Axis()
  package var marks: [Mark] = []
  /// Rows of the plot where there is room for all of it.
  package var rows = 12
  /// How the numbers were made, such as a command; nil where the lesson says it.
  package var origin: String?

  package init(_ kind: Kind, _ series: [Series]) {
    self.kind = kind
    self.series = series
  }

  /// Where the cursor can stand: every x of every series, rising; for bars their indices.
  package var stops: [Double] {
    kind == .bars
      ? series.indices.map(Double.init)
      : Set(series.joined().map(\.x)).sorted()
  }
}

extension [Plot.Series] {
  /// The values of all series.
  fileprivate func joined() -> [Plot.Value] { flatMap(\.values) }
}
