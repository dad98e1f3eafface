import Canvas
import Tutor

/// Settings in a line, the one with the focus marked and what is typed in its place.
struct KnobLine {
  let knobs: [FigureKnob]
  let entry: KnobEntry?

  /// The names and values with blanks between them; without names where they would not fit.
  func text(width: Int) -> StyledText {
    let forms = [line(gap: 2, hasNames: true), line(gap: 1, hasNames: true)]
    return forms.first { $0.width <= width } ?? line(gap: 1, hasNames: entry != nil)
  }

  private func line(gap: Int, hasNames: Bool) -> StyledText {
    var text = StyledText()
    for (index, knob) in knobs.enumerated() {
      if index > 0 { text.append(String(repeating: " ", count: gap)) }
      if hasNames, !knob.name.isEmpty { text.append(knob.name + " ", Style(.quiet)) }
      let isHere = entry?.index == index
      let value = isHere ? entry?.draft.map { $0.isEmpty ? "_" : $0 } ?? knob.text : knob.text
      text.append(value, isHere ? Style(.focus, isReversed: true) : Style(.text))
    }
    return text
  }
}

/// The line above a figure: its settings as far as they fit, and how far it has come.
func figureSettings(
  _ text: StyledText, _ playback: AnimationPlayback, of count: Int, width: Int
) -> StyledText {
  let progress = figureProgress(playback, of: count)
  let room = width - 4 - progress.width
  return text.truncated(to: max(0, room)).padded(to: width - 2 - progress.width) + progress
}

/// What keys mean while a setting is edited in place.
enum KnobKeys {
  static func message(for key: Key) -> FigureState.Message? {
    switch key {
    case .tab: .nextGroup
    case .backTab: .previousGroup
    case .left: .moveFocus(rows: 0, columns: -1)
    case .right: .moveFocus(rows: 0, columns: 1)
    case .up: .raise
    case .down: .lower
    case .enter: .commit
    case .escape: .cancel
    case .backspace: .erase
    case .character(let character): .type(character)
    default: nil
    }
  }

  static let footer = [
    FooterKey("tab", "next"), FooterKey("↑↓", "change"), FooterKey("↵", "take"),
    FooterKey("esc", "leave"),
  ]

  /// One of three choices by its number.
  static func predicting(_ key: Key) -> FigureState.Message? {
    switch key {
    case .character("1"), .character("2"), .character("3"):
      if case .character(let digit) = key { .type(digit) } else { nil }
    case .character("x"): .skipPrediction
    default: nil
    }
  }

  static let predictingFooter = [FooterKey("1-3", "say"), FooterKey("x", "just show")]
}

/// What is asked before signals move, and what is said of the answer.
struct TrendWords {
  let isNarrow: Bool

  func question(_ what: String) -> StyledText {
    let choices = isNarrow ? "1 dies out 2 stays 3 blows up" : "1 dies out   2 stays   3 blows up"
    return StyledText(isNarrow ? choices : "\(what): \(choices)?", .focus)
  }

  /// What was said and what came of it, once all is shown.
  func verdict(_ guess: VarianceState.Trend, trend: VarianceState.Trend) -> StyledText {
    guess == trend
      ? StyledText("✓ it \(name(trend))", .right)
      : StyledText("✗ you said it \(name(guess)); it \(name(trend))", .wrong)
  }

  private func name(_ trend: VarianceState.Trend) -> String {
    switch trend {
    case .shrinks: "dies out"
    case .stays: "stays"
    case .grows: "blows up"
    }
  }
}
