internal import CNNEngine
internal import Canvas

/// Pictures of a figure as rows of numbers, for pipes and screen readers.
struct SlidingPlainGrids {
  /// From this many outputs on a page shows a map and three outputs taken apart, not each output.
  static let leastOutputs = 26

  let figure: SlidingFigure

  /// The input and the weights, each with its sides and channel.
  var given: [String] {
    let settings = figure.settings
    let inputs = named("x", "channel", settings.inputs)
    let kernels = settings.kernels.enumerated().flatMap { index, kernel in
      named(
        settings.kernels.count > 1 ? "w of filter \(index + 1)" : "w", "channel", kernel,
        from: settings.channels(of: index).lowerBound)
    }
    return inputs + (settings.operation.isPooling ? [] : kernels)
  }

  /// The outputs of each variant, or of each filter.
  var outputs: [String] {
    let traces = figure.maps.count > 1 ? figure.maps : figure.traces
    return traces.enumerated().flatMap { index, trace in
      let name =
        figure.maps.count > 1
        ? "y of filter \(index + 1)" : traces.count > 1 ? "y, \(trace.variant.name)" : "y"
      return named(name, "", [grid(of: trace)])
    }
  }

  private func grid(of trace: SlidingTrace) -> [[Double]] {
    let width = max(1, trace.outputSizes.last ?? 1)
    let values = trace.values
    return stride(from: 0, to: values.count, by: width).map { start in
      Array(values[start..<min(start + width, values.count)])
    }
  }

  private func named(
    _ name: String, _ kind: String, _ grids: [[[Double]]], from first: Int = 0
  ) -> [String] {
    grids.enumerated().flatMap { index, grid in
      let part = grids.count > 1 ? ", \(kind) \(first + index + 1)" : ""
      return ["\(name)\(part), \(grid.count) x \(grid.first?.count ?? 0):"] + rows(grid)
    }
  }

  private func rows(_ grid: [[Double]]) -> [String] {
    let width = grid.joined().map { $0.figureText.count }.max() ?? 1
    return grid.map { row in
      row.reduce(" ") { line, value in
        let text = value.figureText
        return line + String(repeating: " ", count: width + 1 - text.count) + text
      }
    }
  }
}
