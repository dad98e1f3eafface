import CNNEngine
import Canvas
import Course
import Tutor

/// What is said of a stack in words, and what theory has for what is shown.
struct VarianceWords {
  let spec: VarianceSpec
  let values: SpreadTheory

  /// What very wide layers would show, by layer; nil where there is no short theory.
  var theory: [Double?] {
    switch spec.quantity {
    case .sums: values.sums
    case .slopes: values.slopes
    case .outputs: spec.activation == .linear ? values.sums : values.sums.map { _ in nil }
    }
  }

  /// `He: 2/n = 0.02`, or the number alone.
  var weights: String {
    let weights = spec.weights
    let value = weights.value(width: spec.width).significant(3)
    return weights.name == value ? value : "\(weights.name): \(value)"
  }

  /// What one layer does to the variance.
  var factor: String {
    let product = Double(spec.width) * spec.settings.weightVariance
    let times = product.significant(3)
    switch spec.activation {
    case .linear: return "theory: each layer multiplies by n·Var(w) = \(times)"
    case .relu:
      return "theory: each layer multiplies by n·Var(w)/2 = \((product / 2).significant(3))"
    case .tanh, .sigmoid:
      let steepest = spec.activation == .tanh ? "1" : "1/16"
      return spec.quantity == .slopes
        ? "theory: back, n·Var(w) = \(times) times E[slope^2], which is at most \(steepest)"
        : "theory: n·Var(w) = \(times) times E[x^2] of the layer before"
    }
  }
}

/// The layers of a stack in numbers.
struct VarianceTable {
  let spec: VarianceSpec
  let theory: SpreadTheory
  /// What was run; nil before.
  let measured: SignalSpread?
  /// The layers that may be told, from 0.
  let shown: Range<Int>

  /// A heading and a row a layer.
  func lines(isWide: Bool) -> [StyledText] {
    let names =
      isWide
      ? ["layer", "Var(v)", "theory", "E[x^2]", "Var(x)", "Var(dL/dv)", "theory"]
      : ["layer", "Var(v)", "E[x^2]", "dL/dv"]
    let columns = names.map { TextTable.Column($0, .right) }
    let input = ["input", "", "", "1", "1", "", ""]
    let rows = (0..<spec.depth).map { row($0) }
    let all = ([input] + rows).map { cells in
      (isWide ? cells : [cells[0], cells[1], cells[3], cells[5]]).map { StyledText($0) }
    }
    return TextTable(columns: columns, rows: all, gap: 2).lines()
  }

  private func row(_ index: Int) -> [String] {
    let name = "\(index + 1)"
    guard let measured, shown.contains(index) else {
      return [name] + Array(repeating: "·", count: 6)
    }
    let layer = measured.layers[index]
    return [
      name, layer.sums.variance.significant(3), theory.sums[index].significant(3),
      layer.outputs.meanSquare.significant(3), layer.outputs.variance.significant(3),
      layer.slopes.variance.significant(3), theory.slopes[index].significant(3),
    ]
  }
}
