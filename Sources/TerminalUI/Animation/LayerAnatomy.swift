import CNNEngine
import Canvas
import Course
import Figures
import Tutor

extension PlotDrawing {
  /// What the cursor reads.
  var anatomy: NumberAnatomy? {
    let readings = state.readings(at: state.playback.position).compactMap { reading in
      reading.value.map { "\(reading.name): \($0.text)" }
    }
    guard !readings.isEmpty else { return nil }
    let axis = state.spec.horizontal.label.isEmpty ? "x" : state.spec.horizontal.label
    let isBars = state.spec.kind == .bars
    let origin = state.originLines.joined(separator: "; ")
    let isFunctions = state.spec.kind == .functions
    let formula =
      isBars
      ? state.spec.vertical.label
      : "\(state.spec.series.map(\.name).joined(separator: ", ")) at \(axis) = \(state.place.plotText)"
    return NumberAnatomy(
      formula: formula, numbers: readings.joined(separator: "   "),
      source: origin.isEmpty
        ? isFunctions ? "the functions named, computed at this x" : "the lesson's own numbers"
        : origin)
  }
}
