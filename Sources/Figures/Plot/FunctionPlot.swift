package import ContentFormat
internal import Grading

extension Plot {
  /// The three activations, and what the slope of a ReLU is.
  package static let usualFunctions = "relu, relu', tanh, sigmoid"
  /// Where they are drawn unless said.
  static let usualRange = "-4,4"
  /// Beyond, neighbouring places of an axis could not be told apart.
  private static let farthest = 1e6

  /// Functions of x such as `relu, tanh, x^2`, over a range such as `-4,4`.
  ///
  /// Throws what cannot be read, and a function that has no value somewhere.
  package init(functions text: String, over range: String) throws(FigureFault) {
    let names = Self.parts(of: text)
    guard !names.contains(""), (1...PlotReader.seriesLimit).contains(names.count) else {
      throw .own(PlotFault.functionCount(text, limit: PlotReader.seriesLimit))
    }
    let ends = try Self.range(range)
    var series: [Series] = []
    for name in names {
      do throws(ContentProblem.Fault) {
        let function = try PlotFunction(name, slope: PlotFunction.usualSlope)
        series.append(
          Series(
            name, try function.values(over: ends, steps: PlotFunction.usualSteps),
            line: try function.values(over: ends, steps: PlotFunction.drawnCount)))
      } catch {
        throw .own(PlotFault.unreadableFunction(ContentProblem(fault: error).sentence))
      }
    }
    self.init(.functions, series)
    horizontal = Axis(label: "x", range: ends)
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
    else { throw .own(PlotFault.unreadableRange(text)) }
    return low...high
  }
}

/// What keeps typed functions from being drawn.
package enum PlotFault: FaultOfKind {
  case functionCount(String, limit: Int)
  /// With the sentence of what cannot be read or computed.
  case unreadableFunction(String)
  case unreadableRange(String)

  package var description: String {
    switch self {
    case .functionCount(let text, let limit):
      "\"\(text)\" is no list of functions. Write 1 to \(limit) with commas between them, such as \"relu, x^2\"."
    case .unreadableFunction(let sentence): sentence
    case .unreadableRange(let text):
      "the range \"\(text)\" cannot be used. Write its two ends, the smaller one first, such as -4,4."
    }
  }

  package var clues: [FenceClue] {
    switch self {
    case .functionCount, .unreadableFunction: ["functions"]
    case .unreadableRange: ["range", "x"]
    }
  }
}
