import CNNEngine
import Canvas
import Course
import Tutor

extension BackpropDrawing {
  private var name: String { state.part == .weights ? "dw" : "dx" }

  /// What the current step adds: a line of the ledger, the sum, or what confirms it.
  var anatomy: NumberAnatomy? {
    guard !state.isPredicting, !state.sheet.isEditing else { return nil }
    let isWeights = state.part == .weights
    let source = "lesson backprop-conv, \(isWeights ? "The ledger" : "Back to the input")"
    switch state.step {
    case .row(let row):
      let slope = state.ledger.slopes[row].factorText
      let share = state.shares[row].map(\.figureText).joined(separator: ", ")
      let read = isWeights ? "the window it read" : "the weights it read with"
      return NumberAnatomy(
        formula: "what y\(row) says: its slope g\(row) times \(read)",
        numbers: "\(slope) · (\(factors(row))) gives (\(share))", source: source)
    case .sum, .detail:
      let index = if case .detail(let index) = state.step { index } else { 0 }
      let terms = state.shares.map { $0[index].factorText }.joined(separator: " + ")
      return NumberAnatomy(
        formula: isWeights
          ? "dL/dw\(index) = sum over n of g[n]·x[n + \(index)]"
          : "dL/dx\(index) = sum over n of g[n]·w[\(index) - n]",
        numbers: "\(terms) = \(state.sums[index].figureText)", source: source)
    }
  }

  private func factors(_ row: Int) -> String {
    let ledger = state.ledger
    let numbers =
      state.part == .weights
      ? Array(ledger.input[row..<row + ledger.kernel.count]) : ledger.kernel
    return numbers.map(\.figureText).joined(separator: ", ")
  }
}

extension DescentDrawing {
  /// Both weights behind the current step.
  var anatomy: NumberAnatomy? {
    guard !state.isPredicting, !state.sheet.isEditing else { return nil }
    let source = "lesson sgd, Gradient descent"
    guard let step = state.step else {
      return NumberAnatomy(
        formula: "loss = mean of (w·x + b - y)^2 over all points",
        numbers: "at w = \(state.place.weight.figureText), b = \(state.place.bias.figureText): "
          + state.loss.figureText, source: source)
    }
    let position = state.playback.position
    let before =
      position > 1 ? state.descent.steps[position - 2].place : state.descent.settings.start
    let rate = state.descent.settings.rate.figureText
    let moved = { (old: Double, slope: Double, new: Double) in
      "\(old.figureText) - \(rate)·\(slope.factorText) = \(new.figureText)"
    }
    return NumberAnatomy(
      formula: "w - rate·dL/dw, and b - rate·dL/db, with the slopes of this batch",
      numbers: "w: " + moved(before.weight, step.gradient.weight, step.place.weight) + "   b: "
        + moved(before.bias, step.gradient.bias, step.place.bias), source: source)
  }
}

extension VarianceDrawing {
  /// The variance of the layer that was shown last, beside what its formula says.
  var anatomy: NumberAnatomy? {
    guard !state.isPredicting, state.knobEntry == nil, let layer = state.newest,
      let measured = state.measured, state.spec.quantity != .outputs
    else { return nil }
    let settings = state.spec.settings
    let (n, variance) = (settings.width, settings.weightVariance.significant(3))
    let isSlopes = state.spec.quantity == .slopes
    let found = measured.layers[layer].values(state.spec.quantity).variance.significant(3)
    guard !isSlopes else {
      return NumberAnatomy(
        formula: "back: Var(dL/dv) = n·Var(w)·E[slope^2]·Var(dL/dv of the layer behind)",
        numbers: "\(n)·\(variance)·E[slope^2]·...: foretold "
          + "\(state.theory.slopes[layer].significant(3)), measured \(found)",
        source: "lesson init, The way back")
    }
    let square =
      layer == 0
      ? measured.input.meanSquare : measured.layers[layer - 1].outputs.meanSquare
    let product = (Double(n) * settings.weightVariance * square).significant(3)
    return NumberAnatomy(
      formula: "Var(v) = n·Var(w)·E[x^2], with the x of the layer before",
      numbers: "\(n)·\(variance)·\(square.significant(3)) = \(product); measured \(found)",
      source: "lesson init, Weights lie around zero")
  }
}

extension SignalDrawing {
  /// The greatest number of the layer that was shown last.
  var anatomy: NumberAnatomy? {
    let layer = state.playback.position
    guard !state.isPredicting, state.knobEntry == nil, layer > 0 else { return nil }
    let (row, before) = (state.rows[layer], state.rows[layer - 1])
    let unit = row.indices.max { row[$0] < row[$1] } ?? 0
    let matrix = state.spec.weights[layer - 1]
    let scale = layer == state.spec.weights.count ? 1 : state.spec.scale
    let weights = matrix.map { scale * $0[unit] }
    return NumberAnatomy(
      formula: "z\(layer), unit \(unit + 1): max(0, sum of weight · number before)",
      numbers: "max(0, \(weights.products(with: before))) = \(row[unit].figureText)",
      source: "the weights of this figure; lesson init, Five numbers go in")
  }
}
