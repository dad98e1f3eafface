import CNNEngine
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
    var texts = settings.inputs.joined().joined().map(\.figureText)
    texts += settings.kernels.joined().joined().joined().map(\.figureText)
    texts += Set((state.traces + state.maps).flatMap(\.values)).map(\.figureText)
    if state.spec.show.contains(.products) { texts += products }
    texts += state.prediction?.cells.joined().map(\.text) ?? []
    if let draft { texts.append(draft) }
    return texts.reduce(2) { max($0, $1.count) }
  }

  /// The products of a line; of a picture, which has very many, each number times each weight of its channel.
  private var products: [String] {
    let settings = state.settings
    guard !settings.kernels.isEmpty else { return [] }
    guard settings.operation.isPicture else {
      return state.traces.flatMap { trace in
        trace.frames.flatMap { $0.taps.compactMap { $0.product?.figureText } }
      }
    }
    return zip(settings.inputs, settings.kernels[settings.filter]).flatMap { input, kernel in
      let numbers = Set(input.joined())
      return Set(kernel.joined()).flatMap { weight in numbers.map { ($0 * weight).figureText } }
    }
  }

  /// What stands at a place under the window, in unpadded coordinates; `tap` is the window's place there.
  func place(_ position: [Int], channel: Int, tap: AnimationTrace.Tap?) -> StyledText {
    let settings = state.settings
    guard let source = settings.source(of: position) else {
      if settings.isInside(position) {
        return StyledText("0", Style(.quiet, background: tap == nil ? .none : .window))
      }
      return padding(position, channel: channel, tap: tap)
    }
    let (row, column) = source.count == 2 ? (source[0], source[1]) : (0, source[0])
    let style =
      tap == nil
      ? Style(.text)
      : Style(.input, background: .window, isBold: true, isUnderlined: tap?.isChosen ?? false)
    let number = settings.inputs[channel][row][column]
    return editable(
      channel == settings.channel ? .input(row: row, column: column) : nil, number, style)
  }

  /// A place outside the input, in parentheses: what the padding mode puts there.
  private func padding(_ position: [Int], channel: Int, tap: AnimationTrace.Tap?) -> StyledText {
    let settings = state.settings
    let sources = position.indices.compactMap {
      settings.paddingMode.sourceIndex(of: position[$0], size: settings.slidAxes[$0])
    }
    var number = 0.0
    if sources.count == position.count {
      let (row, column) = sources.count == 2 ? (sources[0], sources[1]) : (0, sources[0])
      number = settings.inputs[channel][row][column]
    }
    return StyledText(
      "(\(number.figureText))", Style(.quiet, background: tap == nil ? .none : .window))
  }

  /// A weight of the filter that is looked at, as it is stored under this index.
  func weight(row: Int, column: Int, channel: Int) -> StyledText {
    let settings = state.settings
    return editable(
      channel == settings.channel ? .kernel(row: row, column: column) : nil,
      settings.kernels[settings.filter][channel][row][column], Style(.kernel))
  }

  /// Cells of the widest place under the window: numbers of the padding stand in parentheses.
  var placeWidth: Int {
    let settings = state.settings
    guard settings.windows.contains(where: { $0.paddingBefore > 0 }) else { return 2 }
    guard settings.paddingMode != .zeros else { return 3 }
    return settings.inputs.joined().joined().reduce(3) { max($0, $1.figureText.count + 2) }
  }

  /// An output, or a dot while the window has not reached it.
  func output(_ index: Int, of trace: AnimationTrace) -> StyledText {
    guard state.isRevealed(index) else { return StyledText("·", .quiet) }
    let isCurrent = index == state.position
    return StyledText(
      trace.values[index].figureText,
      Style(.output, isBold: isCurrent, isReversed: isCurrent))
  }

  /// A cell of the student's guess, with what became of it.
  func guess(_ output: Int, variant: Int, width: Int) -> StyledText {
    guard let prediction = state.prediction else { return StyledText() }
    return prediction.text(
      output, variant: variant, given: state.traces[variant].values[0].figureText,
      isTyping: state.entry == .predicting, hasFocus: hasFocus, width: width)
  }

  private var draft: String? {
    if case .editing(let editor) = state.entry { editor.draft } else { nil }
  }

  /// A number that can have the focus; what is being typed stands in its place.
  private func editable(
    _ field: AnimationField?, _ number: Double, _ style: Style
  ) -> StyledText {
    guard hasFocus, let field, state.focus == field else {
      return StyledText(number.figureText, style)
    }
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
