internal import Checked
import CNNEngine
import Canvas
import Tutor

/// The curves of a run as plots: loss, error, gradient norm, learning rate.
struct TrainingPlots {
  private let state: TrainingState
  private let range: ClosedRange<Double>
  /// Steps that one unit of the horizontal axis stands for: an epoch's, or 1 where runs have other epochs.
  private let stepsPerUnit: Double
  private let hasEpochs: Bool

  init(_ state: TrainingState) {
    self.state = state
    let stepsPerEpoch = max(1, state.start?.stepsPerEpoch ?? 1)
    let isComparable = state.overlays.allSatisfy { $0.stepsPerEpoch == stepsPerEpoch }
    hasEpochs = isComparable || state.start == nil
    let unit = hasEpochs ? Double(stepsPerEpoch) : 1
    stepsPerUnit = unit
    let now = Double(state.lastStep?.step ?? 0) / unit
    let planned = state.start.map { Double($0.stepCount) / unit } ?? Double(state.plan.epochCount)
    let whole = 0...max(planned, 1e-9)
    // The last fifth of what was done: enough to see whether anything still moves.
    range = state.plotView.isRecent && now > 0 ? now * 0.8...now : whole
  }

  private func values(_ points: [TrainingCurve.Point]) -> [LinePlot.Value] {
    points.map { LinePlot.Value(x: $0.step / stepsPerUnit, y: $0.value) }
      .filter { !state.plotView.isRecent || $0.x >= range.lowerBound }
  }

  private func smoothed(_ points: [TrainingCurve.Point]) -> [TrainingCurve.Point] {
    state.plotView.isSmoothed ? points.smoothed(span: points.count / 40) : points
  }

  /// Training and validation, with the best epoch marked.
  var loss: LinePlot {
    let training = values(smoothed(state.trainCurve.points))
    var validation = LinePlot.Series(
      "validation", values(state.validationCurve.points), style: Style(.output), stroke: .dashed,
      mark: "o")
    validation.highlight = state.bestEpoch.map {
      LinePlot.Value(x: Double($0.step) / stepsPerUnit, y: $0.validationLoss)
    }
    let own = state.place.variant.isEmpty ? "training" : state.place.variant
    return LinePlot(
      series: overlays + [.init(own, training, style: Style(.kernel), mark: "*"), validation],
      horizontal: horizontal,
      // Until there is a curve: from a good end to the loss of guessing among ten classes, ln 10.
      vertical: Axis(
        "loss", range: training.isEmpty ? 0.03...2.3 : nil,
        isLogarithmic: state.plotView.isLogarithmic),
      cursor: cursorEpoch)
  }

  /// Other runs, within the range of this one.
  private var overlays: [LinePlot.Series] {
    state.overlays.enumerated().map { index, overlay in
      let values = values(smoothed(overlay.points)).filter { range.contains($0.x) }
      return LinePlot.Series(
        overlay.name, values, style: Style(.series(index + 2)),
        stroke: Self.strokes[index % Self.strokes.count],
        mark: Self.marks[index % Self.marks.count])
    }
  }

  private static let strokes: [LinePlot.Stroke] = [.dotted, .dashDotted]
  private static let marks: [Character] = ["+", "x", "#", "%"]

  private var unit: String { hasEpochs ? "epoch" : "step" }

  private var horizontal: Axis { Axis(unit + "s", range: range) }

  /// Error in per cent, gradient norm, learning rate.
  var others: [LinePlot] {
    let percent = values(state.errorCurve.points).map { LinePlot.Value(x: $0.x, y: 100 * $0.y) }
    return [
      plot("error %", percent, .output),
      plot("gradient norm", values(smoothed(state.gradientCurve.points)), .kernel),
      plot("learning rate", values(state.rateCurve.points), .input),
    ]
  }

  private func plot(_ name: String, _ values: [LinePlot.Value], _ role: Role) -> LinePlot {
    LinePlot(
      series: [.init("", values, style: Style(role))], horizontal: horizontal,
      vertical: Axis(
        name, range: values.isEmpty ? 0.1...10 : nil, isLogarithmic: state.plotView.isLogarithmic),
      cursor: cursorEpoch)
  }

  private var cursorEpoch: Double? {
    state.plotView.cursor.map {
      range.lowerBound + (range.upperBound - range.lowerBound) * Double($0)
        / Double(TrainingPlotView.places)
    }
  }

  /// The numbers under the cursor; nil without one.
  var cursorWords: String? {
    guard let epoch = cursorEpoch else { return nil }
    let step = epoch * stepsPerUnit
    let readings = [
      ("training", smoothed(state.trainCurve.points)), ("validation", state.validationCurve.points),
      ("gradient", state.gradientCurve.points), ("rate", state.rateCurve.points),
    ].compactMap { name, points -> String? in
      let near = points.min { abs($0.step - step) < abs($1.step - step) }
      return near.map {
        "\(name) \(lossWords($0.value)) at step \($0.step.rounded().clampedInt.grouped)"
      }
    }
    return "\(unit) \(epoch.fixed(hasEpochs ? 2 : 0)): " + readings.joined(separator: ", ")
  }
}
