internal import CNNEngine
internal import Canvas

/// How the cells of a figure look: numbers, padding, focus and guesses, the same in 1-D and 2-D.
struct SlidingCells {
  let figure: SlidingFigure
  let area: FigureArea
  /// Columns of the numbers.
  let widths: SlidingWidths
  private let editor: SlidingEditor?
  /// The largest magnitudes, beside which numbers are shaded.
  private let largest: (input: Double, weight: Double, output: Double)

  init(figure: SlidingFigure, area: FigureArea) {
    self.figure = figure
    self.area = area
    editor = if case .editing(let editor) = figure.entry { editor } else { nil }
    widths = SlidingWidths(figure, area, editor: editor)
    let settings = figure.settings
    largest = (
      settings.inputs.joined().joined().largestMagnitude,
      settings.kernels.joined().joined().joined().largestMagnitude,
      (figure.traces + figure.maps).map(\.values).joined().largestMagnitude
    )
  }

  /// What stands at a place under the window, in unpadded coordinates; `tap` is the window's place there.
  func place(_ position: [Int], channel: Int, tap: SlidingTrace.Tap?) -> StyledText {
    let settings = figure.settings
    guard let source = settings.source(of: position) else {
      if settings.isInside(position) {
        return StyledText("0", Style(.quiet, background: tap == nil ? .none : .window))
      }
      return padding(position, channel: channel, tap: tap)
    }
    let (row, column) = source.count == 2 ? (source[0], source[1]) : (0, source[0])
    let number = settings.inputs[channel][row][column]
    let style =
      tap == nil
      ? Style(.text, background: .shade(number, largest: largest.input))
      : Style(.input, background: .window, isBold: true, isUnderlined: tap?.isChosen ?? false)
    return editable(
      channel == settings.channel ? .input(row: row, column: column) : nil, number, style)
  }

  /// A place outside the input, in parentheses: what the padding mode puts there.
  private func padding(_ position: [Int], channel: Int, tap: SlidingTrace.Tap?) -> StyledText {
    let settings = figure.settings
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

  /// A weight of the filter that reads a channel, as it is stored under this index.
  func weight(row: Int, column: Int, channel: Int) -> StyledText {
    let settings = figure.settings
    let weights = settings.weights(of: settings.filter(reading: channel), channel: channel)
    return editable(
      channel == settings.channel ? .kernel(row: row, column: column) : nil,
      weights[row][column],
      Style(.kernel, background: .shade(weights[row][column], largest: largest.weight)))
  }

  /// An output, or a dot while the window has not reached it.
  func output(_ index: Int, of trace: SlidingTrace) -> StyledText {
    guard figure.isRevealed(index) else { return StyledText("·", .quiet) }
    let value = trace.values[index]
    // What is to be guessed may not be told by a shade either.
    let isShaded = index != figure.step && !area.isSecret
    return StyledText(
      value.figureText,
      isShaded
        ? Style(.output, background: .shade(value, largest: largest.output))
        : Style(.output, isBold: index == figure.step, isReversed: index == figure.step))
  }

  /// A cell of the student's guess, with what became of it.
  func guess(_ output: Int, variant: Int, width: Int) -> StyledText {
    guard let prediction = area.guess else { return StyledText() }
    return prediction.text(
      output, row: variant, given: figure.traces[variant].values[0].figureText,
      hasFocus: area.hasFocus, width: width)
  }

  /// A number that can have the focus; what is being typed stands in its place.
  private func editable(
    _ field: SlidingField?, _ number: Double, _ style: Style
  ) -> StyledText {
    guard area.hasFocus, let field, editor?.field == field else {
      return StyledText(number.figureText, style)
    }
    let text = editor?.draft ?? number.figureText
    return StyledText(text.isEmpty ? " " : text, Style(.focus, isReversed: true))
  }
}

extension Sequence<Double> {
  /// The largest distance from zero.
  fileprivate var largestMagnitude: Double { reduce(0) { Swift.max($0, abs($1)) } }
}
