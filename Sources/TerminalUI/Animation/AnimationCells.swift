import Canvas
import Course
import Tutor

/// How the cells of a figure look: numbers, padding, focus and guesses, the same in 1-D and 2-D.
struct AnimationCells {
  let state: AnimationState
  let hasFocus: Bool

  /// Cells of the widest number that may have to be shown.
  var numberWidth: Int {
    let settings = state.settings
    var texts = (settings.input + settings.kernel).joined().map(\.figureText)
    texts += state.traces.flatMap { $0.frames.map(\.value.figureText) }
    if state.spec.show.contains(.products) {
      texts += state.traces.flatMap { trace in
        trace.frames.flatMap { $0.taps.compactMap { $0.product?.figureText } }
      }
    }
    texts += state.prediction?.cells.joined().map(\.text) ?? []
    if let draft { texts.append(draft) }
    return texts.reduce(2) { max($0, $1.count) }
  }

  /// A number of the input; `tap` is the place of the window that reads it.
  func input(row: Int, column: Int, tap: AnimationTrace.Tap?) -> StyledText {
    let number = state.settings.input[row][column]
    let style =
      tap == nil
      ? Style(.text)
      : Style(.input, background: .window, isBold: true, isUnderlined: tap?.isChosen ?? false)
    return editable(.input(row: row, column: column), number, style)
  }

  /// A place outside the input.
  func padding(tap: AnimationTrace.Tap?) -> StyledText {
    StyledText("(0)", Style(.quiet, background: tap == nil ? .none : .window))
  }

  /// A weight, as it is stored under this index.
  func weight(row: Int, column: Int) -> StyledText {
    editable(
      .kernel(row: row, column: column), state.settings.kernel[row][column], Style(.kernel))
  }

  /// An output, or a dot while the window has not reached it.
  func output(_ index: Int, of trace: AnimationTrace) -> StyledText {
    guard state.isRevealed(index) else { return StyledText("·", .quiet) }
    let isCurrent = index == state.position
    return StyledText(
      trace.frames[index].value.figureText,
      Style(.output, isBold: isCurrent, isReversed: isCurrent))
  }

  /// A cell of the student's guess, with what became of it.
  func guess(_ output: Int, variant: Int, width: Int) -> StyledText {
    guard let prediction = state.prediction else { return StyledText() }
    return prediction.text(
      output, variant: variant, given: state.traces[variant].frames[0].value.figureText,
      isTyping: state.entry == .predicting, hasFocus: hasFocus, width: width)
  }

  private var draft: String? {
    if case .editing(let editor) = state.entry { editor.draft } else { nil }
  }

  /// A number that can have the focus; what is being typed stands in its place.
  private func editable(
    _ field: AnimationField, _ number: Double, _ style: Style
  ) -> StyledText {
    guard hasFocus, state.focus == field else { return StyledText(number.figureText, style) }
    let text = draft ?? number.figureText
    return StyledText(text.isEmpty ? " " : text, Style(.focus, isReversed: true))
  }
}

extension AnimationPrediction {
  /// A cell of the guess: a box while it is typed, the number with a sign once it is checked; the first is given.
  func text(
    _ output: Int, variant: Int = 0, given: String, isTyping: Bool, hasFocus: Bool, width: Int
  ) -> StyledText {
    let cell = cells[variant][output]
    if output == 0 { return StyledText(given, .quiet) }
    guard isTyping else {
      let sign = cell.isRight == true ? "✓" : "✗"
      let role: Role = cell.isRight == true ? .right : .wrong
      return cell.isRight == nil
        ? StyledText("-", .quiet).padded(to: width - 1, .right)
        : StyledText(cell.text + sign, role).padded(to: width, .right)
    }
    let isHere = hasFocus && self.variant == variant && self.output == output
    let frame = isHere ? Style(.focus, isBold: true) : Style(.quiet)
    return StyledText("[", frame)
      + StyledText(cell.text).padded(to: width - 2, .right)
      + StyledText("]", frame)
  }

  /// After a check: how many cells were right.
  func scoreText(isNarrow: Bool) -> StyledText {
    let isAll = score.right == score.total
    let verdict = isAll ? "✓ all \(score.total) right" : "✗ \(score.right) of \(score.total) right"
    let advice = isAll || isNarrow ? "" : "   step with ← → and look where they differ"
    return StyledText(verdict, isAll ? .right : .wrong) + StyledText(advice, .quiet)
  }
}

/// At most `room` of `count` places, such that those in play are seen, with a little around them.
func visiblePlaces(of count: Int, around play: Range<Int>, room: Int) -> Range<Int> {
  guard count > room else { return 0..<count }
  let middle = (play.lowerBound + play.upperBound) / 2
  let start = min(max(0, min(middle - room / 2, play.lowerBound)), count - room)
  return start..<start + max(0, room)
}
