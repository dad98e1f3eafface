internal import ContentFormat
internal import Grading

extension PlotSpec {
  /// The three activations, and what the slope of a ReLU is.
  package static let usualFunctions = "relu, relu', tanh, sigmoid"
  /// Where they are drawn unless said.
  private static let usualRange = "-4,4"
  /// Beyond, neighbouring places of an axis could not be told apart.
  private static let farthest = 1e6

  /// Functions of x such as `relu, tanh, x^2`, over a range such as `-4,4`.
  ///
  /// Throws what cannot be read, and a function that has no value somewhere.
  package init(functions text: String, over given: String?) throws(FigureFault) {
    let names = Self.parts(of: text)
    guard !names.contains(""), (1...PlotReader.seriesLimit).contains(names.count) else {
      throw .functionCount(text, limit: PlotReader.seriesLimit)
    }
    let range = try Self.range(given ?? Self.usualRange)
    var series: [Series] = []
    for name in names {
      do throws(ContentProblem.Fault) {
        let function = try PlotFunction(name, slope: PlotFunction.usualSlope)
        series.append(
          Series(
            name, try function.values(over: range, steps: PlotFunction.usualSteps),
            line: try function.values(over: range, steps: PlotFunction.drawnCount)))
      } catch {
        throw .unreadableFunction(ContentProblem(fault: error).sentence)
      }
    }
    self.init(.functions, series)
    horizontal = Axis(label: "x", range: range)
  }

  /// At commas outside of brackets, so that `max(0, x)` is one function.
  private static func parts(of text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth <= 0 {
        parts.append("")
      } else if character != " " || parts[parts.count - 1] != "" {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  private static func range(_ text: String) throws(FigureFault) -> ClosedRange<Double> {
    let ends = text.split(separator: ",", omittingEmptySubsequences: false).map {
      Double($0.filter { $0 != " " })
    }
    guard ends.count == 2, let low = ends[0], let high = ends[1], low < high,
      abs(low) <= farthest, abs(high) <= farthest, high - low > 1 / farthest
    else { throw .unreadableRange(text) }
    return low...high
  }
}
