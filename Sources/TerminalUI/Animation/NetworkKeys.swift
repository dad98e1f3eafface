import Canvas
import Tutor

/// What keys mean to a layer table that has the focus.
enum NetworkKeys {
  static func message(for key: Key, _ state: NetworkState) -> FigureState.Message? {
    switch key {
    case .up: .stepBack
    case .down: .stepForward
    case .left: .moveFocus(rows: 0, columns: -1)
    case .right: .moveFocus(rows: 0, columns: 1)
    case .home: .toStart
    case .end: .toEnd
    case .enter: .commit
    case .escape where state.isApart: .cancel
    case .character("t"): .showTable
    case .character("x"): .follow
    default: nil
    }
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: NetworkState) -> [FooterKey] {
    [
      FooterKey("↑↓", "layer"), FooterKey("↵", state.isApart ? "table" : "take apart"),
      FooterKey("x", "what a unit sees"), FooterKey("←→", "number"),
      FooterKey("t", state.isTable ? "numbers" : "formulas"),
    ]
  }

  /// All keys of the figure, for the list behind `?`.
  static let all: [FooterKey] = [
    FooterKey("↑ ↓", "another layer"),
    FooterKey("← →", "another number of the layer"),
    FooterKey("↵", "take all numbers of the layer apart"),
    FooterKey("x", "what a unit of the layer sees; esc back to the table"),
    FooterKey("t", "the formula of every number of the column"),
    FooterKey("home end", "the first layer, the total"),
  ]
}
