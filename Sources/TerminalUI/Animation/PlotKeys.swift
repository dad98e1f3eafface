import Canvas
import Course
import Tutor

/// What keys mean to a plot that has the focus.
enum PlotKeys {
  static func message(for key: Key) -> FigureState.Message? {
    switch key {
    case .left, .up: .stepBack
    case .right, .down: .stepForward
    case .home: .toStart
    case .end: .toEnd
    case .character("t"): .showTable
    default: nil
    }
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: PlotState) -> [FooterKey] {
    [
      FooterKey(state.spec.kind == .bars ? "↑↓" : "←→", "read values"),
      FooterKey("t", state.isTable ? "figure" : "table"),
    ]
  }

  /// All keys of the figure, for the list behind `?`.
  static let all: [FooterKey] = [
    FooterKey("← → ↑ ↓", "read the next value, the one before"),
    FooterKey("home end", "the first value, the last one"),
    FooterKey("t", "all values as a table"),
  ]
}
