import Canvas
import Tutor

/// What keys mean to filters over a picture.
enum FeaturesKeys {
  static func message(for key: Key, _ state: FeaturesState) -> FigureState.Message? {
    if state.sheet.isEditing { return SheetKeys.editing(key) }
    return switch key {
    case .up: .moveFocus(rows: -1, columns: 0)
    case .down: .moveFocus(rows: 1, columns: 0)
    case .left: .moveFocus(rows: 0, columns: -1)
    case .right: .moveFocus(rows: 0, columns: 1)
    case .enter where state.isPredicting: .commit
    case .character("x") where state.isPredicting: .skipPrediction
    case .character("]"): .nextGroup
    case .character("["): .previousGroup
    case .character("e"): .beginEdit
    case .character("u"): .undo
    case .character("p"): .beginPrediction
    case .character(let character): filter(character, state) ?? AnimationKeys.playing(key)
    default: AnimationKeys.playing(key)
    }
  }

  private static func filter(
    _ character: Character, _ state: FeaturesState
  ) -> FigureState.Message? {
    guard let number = character.wholeNumberValue, (1...state.frameCount).contains(number) else {
      return nil
    }
    return .preset(number)
  }

  /// The keys that work now, the likeliest first.
  static func footer(for state: FeaturesState) -> [FooterKey] {
    if state.sheet.isEditing { return SheetKeys.editingFooter.filter { $0.key != "+ x" } }
    if state.isPredicting {
      return [
        FooterKey("↵", "point here"), FooterKey("←→↑↓", "window"), FooterKey("x", "just show"),
      ]
    }
    let filters = state.frameCount > 1 ? [FooterKey("1-\(state.frameCount)", "filter")] : []
    return [FooterKey("←→↑↓", "window")] + filters + [
      FooterKey("e", "edit"), FooterKey("p", "predict"),
      FooterKey("t", state.isTable ? "figure" : "table"),
    ]
  }

  /// All keys of the figure, for the list behind `?`.
  static let all: [FooterKey] =
    [
      FooterKey("← → ↑ ↓", "move the window over the picture"),
      FooterKey("1-9 [ ]", "another filter"), FooterKey("e", "edit its weights"),
      FooterKey("u", "take the last change back"),
      FooterKey("p", "hide the map and point to its strongest answer"),
    ] + AnimationKeys.allPlaying
}
