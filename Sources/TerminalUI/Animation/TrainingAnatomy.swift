import CNNEngine
import Canvas
import Course
import Tutor

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
