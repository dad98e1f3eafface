import CNNEngine
import Canvas
import Course
import Tutor

/// The steps of a figure as a table: what `t` shows and what a pipe gets.
struct AnimationTable {
  let state: AnimationState
  let capabilities: Capabilities
  /// Whether outputs that the window has not reached are shown, as in a pipe, where nothing moves.
  let isComplete: Bool

  /// Most outputs of a variant on a screen; those around the current one, where there are more.
  static let outputLimit = 400

  /// Heading and rows of each variant; the row of the current output is marked.
  func lines(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    let showsMaps = isComplete && state.maps.count > 1
    for (index, trace) in (showsMaps ? state.maps : state.traces).enumerated() {
      if !lines.isEmpty { lines.append("") }
      if showsMaps || state.traces.count > 1 {
        let heading =
          showsMaps ? "filter \(index + 1) of \(state.maps.count)" : trace.variant.name
        lines.append(StyledText(heading, Style(.text, isBold: true)))
      }
      lines += table(trace, outputs: shownOutputs).lines(width: width)
    }
    return lines.map { $0.fitted(to: capabilities) }
  }

  private var shownOutputs: [Int] {
    let all = 0..<state.frameCount
    guard !isComplete else { return Array(all) }
    let first = max(0, min(state.position - Self.outputLimit / 2, all.count - Self.outputLimit))
    return Array(all.dropFirst(first).prefix(Self.outputLimit))
  }

  /// Heading and rows of some outputs, counted from 0, of the variant or filter that is looked at.
  func lines(width: Int, outputs: [Int]) -> [StyledText] {
    table(state.traces[0], outputs: outputs).lines(width: width).map { $0.fitted(to: capabilities) }
  }

  /// The lines around the current step, as many as there is room for.
  func lines(width: Int, room: Int) -> [StyledText] {
    let all = lines(width: width)
    guard all.count > room, room > 1 else { return all }
    let marker = all.firstIndex { $0.string.hasPrefix(mark) } ?? 0
    let start = min(max(0, marker - room / 2), all.count - room)
    return [all[0]] + all[(start + 1)..<(start + room)]
  }

  private var mark: String { capabilities.isUnicode ? "▸" : ">" }

  private func table(_ trace: AnimationTrace, outputs: [Int]) -> TextTable {
    let hasBias = trace.bias != 0
    let isPooling = state.settings.operation.isPooling
    var columns: [TextTable.Column] = [.init("  output"), .init("reads")]
    let hasChannels = state.settings.inputs.count > 1
    columns.append(.init(isPooling ? "taken" : hasChannels ? "channel by channel" : "products"))
    if hasBias { columns += [.init("sum", .right), .init("bias", .right)] }
    columns.append(.init("value", .right))
    let rows = outputs.map { index in
      row(
        trace.frames[index], trace, isCurrent: index == state.position, isSeen: isSeen(index))
    }
    return TextTable(columns: columns, rows: rows)
  }

  private func isSeen(_ output: Int) -> Bool { isComplete || state.isRevealed(output) }

  private func row(
    _ frame: AnimationTrace.Frame, _ trace: AnimationTrace, isCurrent: Bool, isSeen: Bool
  ) -> [StyledText] {
    let formula = AnimationFormula(
      frame: frame, trace: trace, isUnicode: capabilities.isUnicode)
    let isMarked = isCurrent && !isComplete
    var cells = [
      StyledText(isMarked ? "▸ " : "  ", .focus) + StyledText(formula.name), reads(frame),
    ]
    guard isSeen else {
      let count = trace.bias == 0 ? 2 : 4
      return cells + Array(repeating: StyledText("·", .quiet), count: count)
    }
    let isPooling = state.settings.operation.isPooling
    cells.append(StyledText(isPooling ? formula.work : formula.terms.joined(separator: " + ")))
    if trace.bias != 0 {
      cells += [StyledText(frame.sum.figureText), StyledText(trace.bias.figureText)]
    }
    cells.append(StyledText(frame.value.figureText, Style(.output, isBold: isMarked)))
    return cells
  }

  /// `x[0..2]`, every second one as `x[0..4 by 2]`; a picture names both corners.
  private func reads(_ frame: AnimationTrace.Frame) -> StyledText {
    let axes = frame.start.indices.map { axis in
      let window = state.settings.windows[axis]
      let last = frame.start[axis] + window.extent - 1
      let step = window.dilation > 1 ? " by \(window.dilation)" : ""
      return window.size == 1
        ? "\(frame.start[axis])" : "\(frame.start[axis])..\(last)\(step)"
    }
    return StyledText("x[" + axes.joined(separator: ", ") + "]", .input)
  }
}
