import Canvas
import Figures
import Tutor

/// What keys mean to a figure that has the focus.
enum FigureKeys {
  /// The message of a key; nil when the key means nothing to the figure now.
  static func message(for key: Key, _ state: FigureState) -> FigureState.Message? {
    if case .part(let part) = state { return part.accepts(key) ? .key(key) : nil }
    return message(for: key, adapted: state)
  }

  private static func message(
    for key: Key, adapted state: FigureState
  ) -> FigureState.Message? {
    ownMessage(for: key, state) ?? apartMessage(for: key, state)
  }

  /// Enter takes the number apart that is looked at, where the figure has no other meaning for it.
  private static func apartMessage(for key: Key, _ state: FigureState) -> FigureState.Message? {
    switch key {
    case .enter where canBeTakenApart(state): .commit
    case .escape where state.playback.isApart: .cancel
    default: nil
    }
  }

  private static func canBeTakenApart(_ state: FigureState) -> Bool {
    FigureDrawing(state, capabilities: Capabilities(), hasFocus: true).view.anatomy != nil
  }

  private static func ownMessage(for key: Key, _ state: FigureState) -> FigureState.Message? {
    switch state {
    case .derivation(let state): DerivationKeys.message(for: key, state)
    case .part: nil
    }
  }

  /// Tab and back tab where no page wants them: to the next part of the figure.
  static func tabMessage(for key: Key, _ state: FigureState) -> FigureState.Message? {
    guard case .part(let part) = state, [.tab, .backTab].contains(key) else { return nil }
    let bracket = Key.character(key == .backTab ? "[" : "]")
    return part.accepts(bracket) ? .key(bracket) : nil
  }

  /// The keys that work now, the likeliest first: at most five.
  static func footer(for state: FigureState) -> [FooterKey] {
    let keys = ownFooter(for: state)
    guard canBeTakenApart(state) else { return keys }
    let apart = FooterKey("↵", state.playback.isApart ? "together" : "take apart")
    return Array((keys.prefix(2) + [apart] + keys.dropFirst(2)).prefix(5))
  }

  private static func ownFooter(for state: FigureState) -> [FooterKey] {
    switch state {
    case .derivation(let state): DerivationKeys.footer(for: state)
    case .part(let part): part.footer
    }
  }

  /// All keys of a figure, for the list behind `?`.
  static func all(for state: FigureState) -> [FooterKey] {
    let keys = ownKeys(of: state)
    guard canBeTakenApart(state) else { return keys }
    return keys + [FooterKey("↵", "take the number apart that is looked at")]
  }

  private static func ownKeys(of state: FigureState) -> [FooterKey] {
    switch state {
    case .derivation: DerivationKeys.all
    case .part(let part): part.keys
    }
  }
}
