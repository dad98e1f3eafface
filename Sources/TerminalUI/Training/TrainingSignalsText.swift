import CNNEngine
import Canvas
import Tutor

/// The variance of each layer's output and of its weights' gradient: now, and before the first step.
struct TrainingSignalsText {
  private let state: TrainingState

  init(_ state: TrainingState) {
    self.state = state
  }

  /// A heading, a row a layer and what is meant; nothing where nobody measures them.
  func lines(width: Int) -> [StyledText] {
    guard !state.signals.isEmpty else { return [] }
    let hasStart = width >= 48
    var columns: [TextTable.Column] = [.init("layer"), .init("output", .right)]
    if hasStart { columns.append(.init("at first", .right)) }
    columns.append(.init("gradient", .right))
    if hasStart { columns.append(.init("at first", .right)) }
    let rows = zip(state.signals, state.firstSignals).map { now, first in
      var cells = [StyledText(now.layer), StyledText(now.outputVariance.powerWords)]
      if hasStart { cells.append(StyledText(first.outputVariance.powerWords, .quiet)) }
      cells.append(StyledText(now.gradientVariance.powerWords))
      if hasStart { cells.append(StyledText(first.gradientVariance.powerWords, .quiet)) }
      return cells
    }
    return [StyledText("variance, layer by layer", .quiet)]
      + TextTable(columns: columns, rows: rows, gap: 2).lines(width: width)
  }
}

extension Double {
  /// Two digits, with a power of ten where there are many zeros: `0.71`, `2.8e-19`; `-` where there is no such number.
  var powerWords: String {
    guard isFinite, self > 0 else { return "-" }
    var (mantissa, exponent) = (self, 0)
    while mantissa < 0.995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    while mantissa >= 9.95 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    guard abs(exponent) > 2 else { return fixed(Swift.max(0, 1 - exponent)) }
    return "\(mantissa.fixed(1))e\(exponent)"
  }
}
