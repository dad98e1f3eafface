import CNNEngine
import Canvas
import Course
import Tutor

extension ReceptiveFieldDrawing {
  /// The side of the patch, from the patch that the layer reads.
  var anatomy: NumberAnatomy? {
    guard state.entry == .none, !state.isSecret else { return nil }
    let stage = state.picked
    let source = "lesson receptive-field, The jump and Holes make it wider"
    guard let axis = stage.windows.indices.last, !stage.isJoin, let field = stage.field?.axes[axis],
      let before = stage.inputField?.axes[axis]
    else {
      return NumberAnatomy(
        formula: "\(stage.name): each value is passed on, or branches join",
        numbers: "the side stays that of the widest way: \(state.sides.last ?? 1)", source: source)
    }
    let window = stage.windows[axis]
    return NumberAnatomy(
      formula: "\(stage.name): r = r before + (K - 1)·d·jump",
      numbers: "\(before.size) + (\(window.size) - 1)·\(window.dilation)·\(before.jump)"
        + " = \(field.size)",
      source: source)
  }
}

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
