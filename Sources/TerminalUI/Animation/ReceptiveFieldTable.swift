import CNNEngine
import Canvas
import Course
import Tutor

/// The layers of a receptive-field figure: window, jump, what each adds, and the side of the patch.
struct ReceptiveFieldTable {
  /// How much is said of each layer.
  enum Form {
    /// Name and side of the patch.
    case sides
    /// The numbers beside the picture.
    case columns
    /// Each number with where it comes from, and the patch of the picked unit.
    case formulas
  }

  let state: ReceptiveFieldState
  let capabilities: Capabilities
  /// Whether what is not lit yet is told too, as in a pipe, where nothing moves.
  let isComplete: Bool

  /// A heading and the rows around the picked layer, as many as there is room for.
  func lines(_ form: Form, room: Int) -> [StyledText] {
    let rows = state.stages.indices.map { row($0, form) }
    let all = TextTable(columns: columns(form), rows: rows, gap: 2).lines()
      .map { $0.fitted(to: capabilities) }
    guard all.count > room, room > 1 else { return all }
    let start = min(max(0, state.stage + 1 - room / 2), all.count - room)
    return [all[0]] + all[(start + 1)..<(start + room)]
  }

  private func columns(_ form: Form) -> [TextTable.Column] {
    let name = TextTable.Column("  layer")
    switch form {
    case .sides: return [name, .init("r", .right)]
    case .columns:
      return [
        name, .init("K", .right), .init("s", .right), .init("jump", .right), .init("adds", .right),
        .init("r", .right),
      ]
    case .formulas:
      return [
        name, .init("map"), .init("K", .right), .init("s", .right), .init("jump", .right),
        .init("adds (K-1)·jump"), .init("r", .right), .init("overlap", .right), .init("reads"),
      ]
    }
  }

  private func row(_ index: Int, _ form: Form) -> [StyledText] {
    let stage = state.stages[index]
    let isPicked = index == state.stage
    let isBehind = index > state.stage && !isComplete
    let style: Role = isBehind ? .quiet : .text
    let mark = isPicked && !isComplete ? "▸ " : "  "
    let name =
      StyledText(mark, .focus) + StyledText(stage.name, Style(style, isBold: isPicked))
    let side = secret(
      axesText(stage.field.axes.map(\.size)), Style(isBehind ? .quiet : .output, isBold: isPicked))
    let window = StyledText(axesText(stage.windows.map(\.size)), style)
    let stride = StyledText(axesText(stage.windows.map(\.stride)), style)
    let jump = StyledText(axesText(stage.inputField.axes.map(\.jump)), style)
    let added = stage.field.axes.indices.map { stage.added(axis: $0) }
    switch form {
    case .sides: return [name, side]
    case .columns:
      return [name, window, stride, jump, secret("+" + axesText(added), Style(style)), side]
    case .formulas:
      let overlap = axesText(stage.field.axes.indices.map { stage.overlap(axis: $0) })
      return [
        name, StyledText(stage.outputSizes.map(String.init).joined(separator: " x "), style),
        window, stride, jump, secret(sum(stage), Style(style)), side,
        secret(overlap, Style(style)), reads(index),
      ]
    }
  }

  /// The number, or `?` while the student is asked for it.
  private func secret(_ text: String, _ style: Style) -> StyledText {
    state.isSecret && !isComplete ? StyledText("?", .quiet) : StyledText(text, style)
  }

  /// `(5-1)·2 = 8`, with the dilation where there is one, along the last axis.
  private func sum(_ stage: SlidingChain.Stage) -> String {
    let axis = stage.windows.count - 1
    let window = stage.windows[axis]
    let dilation = window.dilation > 1 ? "·\(window.dilation)" : ""
    return "(\(window.size)-1)\(dilation)·\(stage.inputField.axes[axis].jump) = "
      + "\(stage.added(axis: axis))"
  }

  /// Which places of its input the layer reads for the picked unit: `2..7, 2..7`.
  private func reads(_ index: Int) -> StyledText {
    let step = state.stage - index + 1
    guard index <= state.stage, isComplete || step <= state.playback.position else {
      return StyledText("·", .quiet)
    }
    let ranges = state.trace.steps[step].map {
      "\($0.range.lowerBound)..\($0.range.upperBound - 1)"
    }
    return StyledText(ranges.joined(separator: ", "), .input)
  }
}
