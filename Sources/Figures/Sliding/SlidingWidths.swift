internal import CNNEngine
internal import Canvas

/// Columns that the numbers of a sliding figure need, measured once for all its cells.
struct SlidingWidths {
  /// The widest number of the input, without the parentheses of its padding.
  let input: Int
  /// The widest weight.
  let kernel: Int
  /// The widest output and guess.
  let output: Int
  /// The widest number that may have to be shown.
  let number: Int
  /// The widest place under the window: numbers of the padding stand in parentheses.
  let place: Int

  /// What is typed into a cell needs room as well.
  init(_ figure: SlidingFigure, _ area: FigureArea, editor: SlidingEditor?) {
    let settings = figure.settings
    let inputWidth = settings.inputs.joined().joined().map(\.figureText).widest
    let kernelWidth = settings.kernels.joined().joined().joined().map(\.figureText).widest
    let typed = Self.typed(editor)
    input = max(inputWidth, typed.input)
    kernel = max(kernelWidth, typed.kernel)
    output = Self.output(figure, area)
    let products = figure.show.contains(.products) ? Self.products(figure).widest : 1
    number = max(2, max(input, kernel, output, products))
    let isPadded = settings.windows.contains { $0.paddingBefore > 0 }
    let padded = settings.paddingMode == .zeros ? 3 : max(3, inputWidth + 2)
    place = isPadded ? padded : 1
  }

  private static func output(_ figure: SlidingFigure, _ area: FigureArea) -> Int {
    let texts = Set((figure.traces + figure.maps).flatMap(\.values)).map(\.figureText)
    return max(texts.widest, (area.guess?.cells.joined().map(\.text) ?? []).widest)
  }

  private static func typed(_ editor: SlidingEditor?) -> (input: Int, kernel: Int) {
    guard let editor, let draft = editor.draft else { return (1, 1) }
    return switch editor.field {
    case .input: (draft.count, 1)
    case .kernel: (1, draft.count)
    case .size, .padding, .stride, .dilation, .bias, .paddingMode, .channels, .filters, .groups,
      .variant:
      (1, 1)
    }
  }

  /// The products of a line; of a picture, which has very many, each number times each weight of its channel.
  private static func products(_ figure: SlidingFigure) -> [String] {
    let settings = figure.settings
    guard !settings.kernels.isEmpty else { return [] }
    guard settings.operation.isPicture else {
      return figure.traces.flatMap { trace in
        trace.frames.flatMap { $0.taps.compactMap { $0.product?.figureText } }
      }
    }
    let read = settings.inputs[settings.channels(of: settings.filter)]
    return zip(read, settings.kernels[settings.filter]).flatMap { input, kernel in
      let numbers = Set(input.joined())
      return Set(kernel.joined()).flatMap { weight in numbers.map { ($0 * weight).figureText } }
    }
  }
}

extension [String] {
  /// Signs of the longest one, at least one.
  fileprivate var widest: Int { reduce(1) { Swift.max($0, $1.count) } }
}
